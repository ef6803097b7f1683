/** A message in an office's own words, as its form sends it. */
import { z } from 'zod'
import type { FieldDef, MessageDef } from '#app/domain/reminder/wording/messages.ts'
import { checkTemplate, tidyTemplate } from '#app/domain/reminder/wording/template.ts'
import { requestKeyInput } from '../admin/change-office.ts'

/** Longer than anything that is refused as too long with a word about it. */
const MOST_SENT = 20_000

const templateInput = (field: FieldDef) =>
  z
    .string({ error: 'Cần ghi nội dung.' })
    .max(MOST_SENT, 'Nội dung quá dài.')
    .transform(tidyTemplate)
    .superRefine((text, ctx) => {
      // left empty: as delivered
      if (text === '') return
      for (const { message } of checkTemplate(text, field).slice(0, 1)) ctx.addIssue({ code: 'custom', message })
    })
    .optional()
    .transform(text => text ?? '')

export function wordingInput(message: MessageDef) {
  const fields = Object.fromEntries(message.fields.map(f => [f.name, templateInput(f)]))
  return z
    .object({
      requestKey: requestKeyInput,
      seenVersion: z.string().max(MOST_SENT).optional(),
      /** Whose mail is shown before saving. */
      personId: z.string().max(64).optional(),
      ...fields,
    })
    .transform(({ requestKey, seenVersion, personId, ...rest }) => ({
      requestKey,
      seenVersion,
      personId,
      id: message.id,
      fields: changedFields(message, rest as Record<string, string>),
    }))
}
export type WordingInput = z.output<ReturnType<typeof wordingInput>>

/** Only what differs from the delivered wording: a better one reaches whoever never touched it. */
const changedFields = (message: MessageDef, fields: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    message.fields.flatMap(f => {
      const text = fields[f.name] ?? ''
      return text === '' || text === f.usual ? [] : [[f.name, text]]
    }),
  )

/** What a message is now, to see whether somebody changed it meanwhile. */
export const wordingMark = (fields: Readonly<Record<string, string>> | null | undefined): string =>
  JSON.stringify(Object.entries(fields ?? {}).sort())
