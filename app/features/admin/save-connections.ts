import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { domainsInForce, mayMailTo, readDomains } from '#app/domain/reminder/address.ts'
import { MOST_LINK_DAYS } from '#app/domain/reminder/mail-link.ts'
import { refuse } from '#app/domain/shared/refusal.ts'
import { tickInput } from '../inputs.ts'
import { MAIL_LINKS, readMailLinkSettings } from '../mail-links/mail-link-settings.ts'
import type { SettingsStore, Tools } from '../ports.ts'
import { MAIL_DOMAINS } from '../reminders/reminder-settings.ts'
import { PUSH_ENABLED } from '../settings.ts'
import { type AdminOutcome, saved } from './admin-outcome.ts'
import { changeOffice, requestKeyInput, staleMark } from './change-office.ts'
import { recordChange } from './record-change.ts'

export const saveConnectionsInput = z.object({
  requestKey: requestKeyInput,
  seenVersion: z.string().max(2000).optional(),
  mailLinks: tickInput,
  mailLinkDays: z.coerce
    .number({ error: 'Ghi số ngày.' })
    .int('Ghi số nguyên.')
    .min(1, 'Ít nhất 1 ngày.')
    .max(MOST_LINK_DAYS, `Nhiều nhất ${MOST_LINK_DAYS} ngày.`),
  mailDomains: z.string().max(1000, 'Danh sách quá dài.').default(''),
  push: tickInput,
})
export type SaveConnectionsInput = z.output<typeof saveConnectionsInput>

export type Connections = { mailLinks: boolean; mailLinkDays: number; mailDomains: string[]; push: boolean }

export async function readConnections(settings: SettingsStore): Promise<Connections> {
  const links = await readMailLinkSettings(settings)
  return {
    mailLinks: links.enabled,
    mailLinkDays: links.days,
    mailDomains: (await settings.get<string[]>(MAIL_DOMAINS)) ?? [],
    push: (await settings.get<boolean>(PUSH_ENABLED)) === true,
  }
}

export const connectionsMark = (c: Connections): string =>
  [c.mailLinks, c.mailLinkDays, c.mailDomains.join(' '), c.push].join('|')

/** How the system reaches out: links in mails, the addresses mails may go to, push. */
export const saveConnections = (tools: Tools, actor: Actor, input: SaveConnectionsInput): Promise<AdminOutcome> =>
  changeOffice(tools, actor, 'admin.settings', input.requestKey, async stores => {
    const before = await readConnections(stores.settings)
    if (input.seenVersion !== undefined && input.seenVersion !== connectionsMark(before))
      return staleMark(stores, 'settings', 'connections', connectionsMark(before))
    const domains = readDomains(input.mailDomains)
    if (domains === null)
      return refuse('domain', 'Có miền chưa đúng; ghi dạng ubnd.tinh.gov.vn, cách nhau bằng dấu phẩy.', 'mailDomains')
    const installed = tools.mailDomains ?? []
    const beyond = domains.find(d => !mayMailTo(`a@${d}`, installed))
    if (beyond !== undefined)
      return refuse('domain', `Máy chủ chỉ cho phép: ${installed.join(', ')}. “${beyond}” nằm ngoài.`, 'mailDomains')
    const strangers = (await stores.office.load()).people.filter(
      p => p.active && p.email !== null && !mayMailTo(p.email, domainsInForce(installed, domains)),
    )
    if (strangers.length > 0 && domains.join() !== before.mailDomains.join())
      return refuse(
        'strangers',
        `${strangers.length} người đang dùng thư ngoài các miền này, sẽ không nhận được nhắc việc: ${strangers
          .slice(0, 3)
          .map(p => `${p.name} (${p.email})`)
          .join(', ')}${strangers.length > 3 ? ', …' : ''}. Hãy sửa địa chỉ của họ trước.`,
        'mailDomains',
      )
    const after: Connections = {
      mailLinks: input.mailLinks,
      mailLinkDays: input.mailLinkDays,
      mailDomains: domains,
      push: input.push,
    }
    await stores.settings.set(MAIL_LINKS, { enabled: after.mailLinks, days: after.mailLinkDays })
    await stores.settings.set(MAIL_DOMAINS, after.mailDomains)
    await stores.settings.set(PUSH_ENABLED, after.push)
    await recordChange(tools, stores, actor, 'settings', 'connections', { kind: 'connections-changed', before, after })
    return saved('connections')
  })
