import { DEFAULT_MAIL_LINKS, type MailLinkSettings } from '#app/domain/reminder/mail-link.ts'
import type { SettingsStore } from '../ports.ts'

export const MAIL_LINKS = 'mail.links'

export const readMailLinkSettings = async (settings: SettingsStore): Promise<MailLinkSettings> => ({
  ...DEFAULT_MAIL_LINKS,
  ...(await settings.get<Partial<MailLinkSettings>>(MAIL_LINKS)),
})
