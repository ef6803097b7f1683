import { describe, expect, it } from 'vitest'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import type { WorkingCalendar } from '#app/domain/calendar/working-days.ts'
import { type LetterNotice, letterOf } from '#app/domain/reminder/digest.ts'
import type { RemindedTask } from '#app/domain/reminder/escalation.ts'
import { digestWeek, overdueOf } from '#app/domain/reminder/leader-digest.ts'
import type { NoticeRole } from '#app/domain/reminder/notice.ts'
import { type Words, wordsWith } from '#app/domain/reminder/wording/words.ts'
import { day } from '#app/domain/shared/day.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { calendar, evolved, office, task } from './make.ts'

const ON = day('2026-06-12')
const accepted = (id: string, unitId: string, due: string | null, more: Partial<RemindedTask> = {}): RemindedTask => ({
  ...evolved(task({ id, unitId, due }), '2026-06-02T09:00+07:00', { kind: 'accepted' }),
  ...more,
})
const notice = (t: RemindedTask, step: string, role: NoticeRole): LetterNotice => ({
  taskId: t.id,
  step,
  personId: 'x',
  data: { role, group: 'digest' },
})
const letter = (tasks: readonly RemindedTask[], notices: readonly LetterNotice[], monday = false, words?: Words) =>
  letterOf(notices, 'digest', {
    personName: 'A',
    on: ON,
    office: office(),
    index: indexOf(calendar),
    tasks: new Map(tasks.map(t => [t.id, t])),
    meetings: new Map([
      ['m1', { number: '01/TB-UBND', title: 'Giao ban Ủy ban nhân dân thành phố', day: ON }],
      ['m2', { number: '02/TB-UBND', title: 'Họp chuyên đề', day: ON }],
    ]),
    portfolio: monday ? overdueOf(tasks, ON) : [],
    words,
  })

describe('a digest', () => {
  it('has what is late above what can wait, and within that its meetings', () => {
    const [late, slow, lateToo] = [
      accepted('a', 'kt', '2026-06-10'),
      accepted('b', 'kt', null),
      accepted('c', 'kt', '2026-06-11', { meetingId: 'm2', directiveId: 'd2' }),
    ]
    const made = letter(
      [late, slow, lateToo],
      [notice(late, 'overdue', 'unit'), notice(slow, 'stale', 'unit'), notice(lateToo, 'overdue', 'unit')],
    )
    expect(made.sections.map(s => [s.title, s.items.map(i => i.taskId)])).toEqual([
      ['01/TB-UBND – Giao ban UBND thành phố (12/06/2026)', ['a']],
      ['02/TB-UBND – Họp chuyên đề (12/06/2026)', ['c']],
      ['01/TB-UBND – Giao ban UBND thành phố (12/06/2026)', ['b']],
    ])
  })

  it('names a meeting once where what is late and what can wait of it follow each other', () => {
    const [late, slow] = [accepted('a', 'kt', '2026-06-10'), accepted('b', 'kt', null)]
    const made = letter([late, slow], [notice(late, 'overdue', 'unit'), notice(slow, 'stale', 'unit')])
    expect(made.sections.map(s => s.items.map(i => i.taskId))).toEqual([['a', 'b']])
  })

  it('tells whoever stands above the units of one directive in one line, each unit of its own task alone', () => {
    const tasks = ['kt', 'vx', 'vp'].map((unit, i) => accepted(`t${i}`, unit, '2026-06-08'))
    const above = letter(
      tasks,
      tasks.map(t => notice(t, 'escalate-2', 'leader')),
    )
    const items = above.sections.flatMap(s => s.items)
    expect(items).toHaveLength(1)
    expect(items[0]!.facts).toContain('3 đơn vị: kt, vx, vp')
    expect(above.counts.late).toBe(3)
    const mail = letterMail(above, 'https://g.vn')
    expect(mail.text).toContain('https://g.vn/nhiem-vu?chi_dao=d1')
    const own = letter(
      tasks,
      tasks.map(t => notice(t, 'overdue', 'unit')),
    )
    expect(own.sections.flatMap(s => s.items)).toHaveLength(3)
    // another day, another line
    const other = accepted('t9', 'vx', '2026-06-09')
    const mixed = letter(
      [...tasks, other],
      [...tasks, other].map(t => notice(t, 'escalate-2', 'leader')),
    )
    expect(mixed.sections.flatMap(s => s.items)).toHaveLength(2)
  })

  it('asks the unit what the office wrote for it, and not whoever only hears of it', () => {
    const late = accepted('a', 'kt', '2026-06-10')
    const words = wordsWith([{ id: 'line.overdue', fields: { sentence: 'Báo cáo ngay.' } }])
    const said = (role: NoticeRole) =>
      letter([late], [notice(late, role === 'unit' ? 'overdue' : 'escalate-2', role)], false, words).sections[0]!
        .items[0]!.sentence
    expect([said('unit'), said('leader'), said('secretariat')]).toEqual(['Báo cáo ngay.', '', ''])
  })

  it('the same on Monday: ten lines are ten directives', () => {
    const tasks = Array.from({ length: 30 }, (_, i) =>
      accepted(`t${String(i).padStart(2, '0')}`, ['kt', 'vx'][i % 2]!, '2026-06-08', {
        directiveId: `d${Math.floor(i / 2)}`,
      }),
    )
    const monday: LetterNotice = {
      taskId: null,
      step: 'leader-digest@2026-06-08',
      personId: 'x',
      data: { role: 'leader', group: 'digest' },
    }
    const made = letter(tasks, [monday], true)
    expect(made.portfolio?.overdue).toBe(30)
    expect(made.portfolio?.shown).toHaveLength(10)
    expect(made.portfolio?.hidden).toBe(10)
    expect(letterMail(made, 'https://g.vn').subject).toContain('30 việc quá hạn trong phạm vi phụ trách')
    expect(made.portfolio?.shown[0]?.facts).toContain('2 đơn vị: kt, vx')
  })

  it('on Monday the worst stands first, also where one directive has tasks of several days', () => {
    const tasks = [
      accepted('a', 'kt', '2026-06-05'),
      accepted('b', 'vx', '2026-06-09'),
      accepted('c', 'kt', '2026-06-08', { directiveId: 'd2' }),
    ]
    const monday: LetterNotice = {
      taskId: null,
      step: 'leader-digest@2026-06-08',
      personId: 'x',
      data: { role: 'leader', group: 'digest' },
    }
    expect(letter(tasks, [monday], true).portfolio?.shown.map(i => i.taskId)).toEqual(['a', 'c', 'b'])
  })

  it('the overview is carried by the first run from its weekday on, once a week', () => {
    const runs = (weekday: number, days: readonly [string, string][]) =>
      days.map(([run, since]) => digestWeek(calendar, day(run), day(since), weekday))
    const week: [string, string][] = [
      ['2026-06-08', '2026-06-05'],
      ['2026-06-09', '2026-06-08'],
      ['2026-06-10', '2026-06-09'],
      ['2026-06-11', '2026-06-10'],
    ]
    expect(runs(1, week)).toEqual(['2026-06-08', null, null, null])
    expect(runs(3, week)).toEqual([null, null, '2026-06-10', null])
    // Wednesday missed: the next run carries it
    expect(runs(3, [['2026-06-11', '2026-06-09']])).toEqual(['2026-06-10'])
    // Friday off: with the first working day after it, over the week's end
    const friday: WorkingCalendar = { overrides: new Map([[day('2026-06-12'), 'off']]) }
    expect(digestWeek(friday, day('2026-06-15'), day('2026-06-11'), 5)).toBe('2026-06-12')
    expect(digestWeek(friday, day('2026-06-16'), day('2026-06-15'), 5)).toBeNull()
  })
})
