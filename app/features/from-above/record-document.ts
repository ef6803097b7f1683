import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import type { DocumentFromAbove } from '#app/domain/from-above/document.ts'
import { readDocument } from '#app/domain/from-above/read-document.ts'
import { checkSecrecy } from '#app/domain/meeting/meeting.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { recordChange } from '../admin/record-change.ts'
import { AppError } from '../app-error.ts'
import { dayInput, optionalDayInput } from '../inputs.ts'
import type { Tools } from '../ports.ts'

const line = (missing: string, most: number) =>
  z.string({ error: missing }).transform(tidy).pipe(z.string().min(2, missing).max(most, 'Nội dung quá dài.'))

export const recordDocumentInput = z.object({
  body: line('Cần ghi cơ quan ban hành.', 200),
  number: line('Cần ghi số, ký hiệu văn bản.', 60),
  day: dayInput,
  signerTitle: z.string().default('').transform(tidy).pipe(z.string().max(200, 'Nội dung quá dài.')),
  subject: z.string().default('').transform(tidy).pipe(z.string().max(500, 'Nội dung quá dài.')),
  answerDue: optionalDayInput,
  text: z
    .string({ error: 'Cần nội dung văn bản: dán văn bản hoặc chọn tệp.' })
    .trim()
    .min(20, 'Cần nội dung văn bản: dán văn bản hoặc chọn tệp.')
    .max(1_000_000, 'Văn bản quá dài.'),
  requestKey: z.string().min(8).max(64).optional(),
})
export type RecordDocumentInput = z.output<typeof recordDocumentInput>

export type RecordDocumentOutcome = { kind: 'recorded'; id: string } | { kind: 'repeated' } | Refusal

/** Ghi văn bản cấp trên: kept with what the grammar finds of ours in it; nothing is given to anybody yet. */
export async function recordDocument(
  tools: Tools,
  actor: Actor,
  input: RecordDocumentInput,
): Promise<RecordDocumentOutcome> {
  if (!can(actor, 'above.record')) throw new AppError('forbidden')
  const secret = checkSecrecy(`${input.subject}\n${input.text}`)
  if (secret) return { ...secret, field: 'text' }
  const now = tools.clock.now()
  const today = tools.clock.today()
  if (input.day > today) return refuse('day-ahead', 'Ngày văn bản chưa tới.', 'day')
  if (input.answerDue !== null && input.answerDue < input.day)
    return refuse('answer-before', 'Ngày phải báo cáo không thể trước ngày văn bản.', 'answerDue')
  const { office, calendar } = await tools.unitOfWork(async stores => ({
    office: await stores.office.load(),
    calendar: await stores.calendar.load(),
  }))
  // the reading takes its time: outside the transaction
  const items = readDocument(input.text, office, input.day, today, calendar, tools.ids.next)
  return tools.unitOfWork(async stores => {
    if (input.requestKey && !(await stores.submissions.claim(input.requestKey, actor.personId, now)))
      return { kind: 'repeated' }
    const same = await stores.above.findSame(input)
    if (same)
      return refuse('same-number', `Văn bản số ${input.number} của ${input.body} năm này đã được ghi.`, 'number')
    const { requestKey: _key, ...given } = input
    const document: DocumentFromAbove = {
      id: tools.ids.next(),
      ...given,
      items,
      state: 'draft',
      meetingId: null,
      createdBy: actor.personId,
      updatedAt: now,
      version: 1,
    }
    await stores.above.insert(document)
    await recordChange(tools, stores, actor, 'document', document.id, {
      kind: 'document-recorded',
      number: document.number,
      body: document.body,
      ours: items.filter(i => i.taken).length,
      items: items.length,
    })
    return { kind: 'recorded', id: document.id }
  })
}
