import fc from 'fast-check'
import { addDays } from '#app/domain/shared/day.ts'
import { askExtension, extend, grantExtension, refuseExtension } from '#app/domain/task/extension.ts'
import * as life from '#app/domain/task/lifecycle.ts'
import { anyStep, type Command, run, type Step } from './sample.ts'

const reason = 'một lý do đủ dài để được nhận'
const later = fc.integer({ min: 1, max: 40 })
/** What has to do with extensions, again and again. */
const extending: fc.Arbitrary<Command> = fc.oneof(
  later.map<Command>(
    n => (t, today) => askExtension(t, addDays(t.due && t.due > today ? t.due : today, n), reason, today),
  ),
  later.map<Command>(
    n => (t, today) => grantExtension(t, addDays(t.due && t.due > today ? t.due : today, n), null, today),
  ),
  fc.tuple(later, fc.boolean()).map<Command>(([n, withDay]) => (t, today) => ({
    kind: 'amended',
    noticeId: t.noticeId,
    directiveId: t.directiveId,
    path: t.path,
    reason: 'Đính chính',
    summary: '',
    title: t.title,
    text: t.text,
    ...(withDay && {
      due: { from: t.due, to: addDays(today, n), precision: 'day', dueText: null, followsMeetingId: null },
    }),
    coordinations: { asked: [{ unitId: 'u3', due: addDays(today, n) }], released: ['u3'] },
  })),
  fc.constant<Command>(t => refuseExtension(t, reason)),
  later.map<Command>(n => (t, today) => extend(t, addDays(t.due && t.due > today ? t.due : today, n), null, today)),
  fc.constant<Command>((t, today) =>
    life.report(t, { text: reason, documentNumber: null, documentDay: null, fileIds: [] }, today),
  ),
  fc.constant<Command>(t => life.returnReport(t, reason)),
  fc.constant<Command>((t, today) => life.reassign(t, t.unitId === 'u1' ? 'u2' : 'u1', reason, null, today)),
)
export const extensionHistory = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          by: fc.constantFrom('a', 'b'),
          minutes: fc.integer({ min: 1, max: 9000 }),
          command: extending,
        }),
      },
      { weight: 1, arbitrary: anyStep },
    ) as fc.Arbitrary<Step>,
    { maxLength: 18 },
  )
  .map(steps => run(steps))
