import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '#app/domain/calendar/working-days.ts'
import { noticeKey } from '#app/domain/reminder/notice.ts'
import { DEFAULT_RULES, rulesWith } from '#app/domain/reminder/rule.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { calendar, evolved, office, plan, post, runOf, task, told } from './make.ts'

/** New steps day by day, as a scheduler that never missed a run would record them. */
function diary(tasks: Parameters<typeof told>[0], from: string, to: string, more: Parameters<typeof told>[2] = {}) {
  const known = new Set<string>()
  const lines: string[] = []
  for (let d = day(from); d <= to; d = addDays(d, 1)) {
    if (!isWorkingDay(more.calendar ?? calendar, d)) continue
    const fresh = plan(tasks, runOf(d), more).notices.filter(n => !known.has(noticeKey(n)))
    for (const n of fresh) known.add(noticeKey(n))
    const steps = new Map<string, string[]>()
    for (const n of fresh) {
      const step = `${n.rule} ${n.occurrence}`
      steps.set(step, [...(steps.get(step) ?? []), n.personId])
    }
    for (const [step, people] of [...steps].sort()) lines.push(`${d} ${step}: ${people.join(', ')}`)
  }
  return lines
}

describe('the default ladder', () => {
  it('goes from the assigning to the chair, on working days', () => {
    const accepted = evolved(task({ due: '2026-06-19' }), '2026-06-02T09:00+07:00', {
      kind: 'handed-on',
      officerId: 'cv-kt',
      note: null,
    })
    expect(diary([accepted], '2026-06-02', '2026-07-14')).toEqual([
      '2026-06-10 due-soon -7: cv-kt, tp-kt',
      '2026-06-16 due-soon -3: cv-kt, tp-kt',
      '2026-06-16 stale 10: cv-kt, tp-kt',
      '2026-06-18 due-soon -1: cv-kt, tp-kt',
      '2026-06-19 due-soon 0: cv-kt, tp-kt',
      '2026-06-22 overdue 1: tp-kt, cv-kt',
      '2026-06-24 escalate-1 3: pct-kt',
      '2026-06-24 overdue 3: tp-kt, cv-kt',
      '2026-06-26 overdue 5: tp-kt, cv-kt',
      '2026-06-30 escalate-2 7: ct, tk',
      '2026-06-30 overdue 7: tp-kt, cv-kt',
      '2026-06-30 stale 20: cv-kt, tp-kt',
      '2026-07-02 overdue 9: tp-kt, cv-kt',
      '2026-07-06 overdue 11: tp-kt, cv-kt',
      '2026-07-08 overdue 13: tp-kt, cv-kt',
      '2026-07-10 overdue 15: tp-kt, cv-kt',
      // repeats are gathered on the first run of a week
      '2026-07-13 escalate-2 12: ct, tk',
      '2026-07-14 overdue 17: tp-kt, cv-kt',
      '2026-07-14 stale 30: cv-kt, tp-kt',
    ])
  })

  it('ends "overdue" after ten mails and never ends the weekly one', () => {
    const t = evolved(task({ due: '2026-06-19' }), '2026-06-02T09:00+07:00', { kind: 'accepted' })
    const lines = diary([t], '2026-06-20', '2026-12-31')
    expect(lines.filter(l => l.includes(' overdue '))).toHaveLength(10)
    expect(lines.filter(l => l.includes(' escalate-2 ')).length).toBeGreaterThan(22)
    expect(lines.filter(l => l.includes(' escalate-1 '))).toHaveLength(1)
  })

  it('asks again every two days for accepting, from the second time with the leader in charge', () => {
    expect(diary([task()], '2026-06-01', '2026-06-09')).toEqual([
      '2026-06-03 not-accepted 2: tp-kt',
      '2026-06-05 not-accepted 4: tp-kt, pct-kt',
      '2026-06-09 not-accepted 6: tp-kt, pct-kt',
    ])
  })

  it('puts reminders for a day on a rest day on the working day before it, and lateness after the day', () => {
    const sunday = evolved(task({ due: '2026-06-21' }), '2026-06-02T09:00+07:00', { kind: 'accepted' })
    expect(told([sunday], runOf(day('2026-06-19')))).toContain('due-soon0 → tp-kt')
    expect(told([sunday], runOf(day('2026-06-18')))).toContain('due-soon-1 → tp-kt')
    expect(told([sunday], runOf(day('2026-06-22')))).toContain('overdue+1 → tp-kt')
  })

  it('counts over Tết and moves with the calendar without sending a step twice', () => {
    const t = evolved(task({ due: '2026-02-24', at: '2026-01-20T10:00+07:00' }), '2026-02-10T09:00+07:00', {
      kind: 'accepted',
    })
    expect(told([t], runOf(day('2026-02-12')))).toContain('due-soon-3 → tp-kt')
    const keys = (on: string, more = {}) =>
      plan([t], runOf(day(on)), more)
        .notices.filter(n => n.rule === 'due-soon')
        .map(noticeKey)
    // Friday the 13th becomes a day off after Thursday's step has gone: the step moves, its key does not
    const moved = { calendar: { overrides: new Map([...calendar.overrides, [day('2026-02-13'), 'off' as const]]) } }
    expect(keys('2026-02-11', moved)).toEqual(keys('2026-02-12'))
    expect(keys('2026-02-12', moved)).toEqual(keys('2026-02-12'))
    expect(keys('2026-02-11')).not.toEqual(keys('2026-02-12'))
  })
})

describe('what silences what', () => {
  const late = task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' })
  const on = runOf(day('2026-06-23'))

  it('a report ends everything for the unit; the secretariat has its own clock', () => {
    const reported = evolved(late, '2026-06-19T09:00+07:00', {
      kind: 'reported',
      text: 'xong',
      documentNumber: null,
      documentDay: null,
      fileIds: [],
      onTime: false,
    })
    expect(told([reported], runOf(day('2026-06-22')))).toEqual([])
    expect(told([reported], on)).toEqual(['report-waiting+2 → tk'])
    const returned = evolved(
      reported,
      '2026-06-23T10:00+07:00',
      { kind: 'report-returned', reason: 'thiếu số liệu' },
      'tk',
    )
    expect(told([returned], runOf(day('2026-06-24')))).toEqual([
      'escalate-1+3 → pct-kt',
      'escalate-2+7 → ct, tk',
      'overdue+9 → tp-kt',
    ])
  })

  it('a task asked back is the secretariat’s: daily, and its lateness too', () => {
    const back = evolved(late, '2026-06-19T09:00+07:00', {
      kind: 'send-back-asked',
      reason: 'không đúng chức năng',
      suggestedUnitId: null,
    })
    expect(told([back], on)).toEqual([
      'escalate-1+3 → tk',
      'escalate-2+7 → tk',
      'overdue+9 → tk',
      'send-back-waiting+2 → tk',
    ])
    expect(told([back], runOf(day('2026-06-22')))).toContain('send-back-waiting+1 → tk')
  })

  it('nothing follows a task that is suspended, withdrawn or done', () => {
    const suspended = evolved(late, '2026-06-19T09:00+07:00', { kind: 'suspended', reason: 'chờ' })
    const withdrawn = evolved(late, '2026-06-19T09:00+07:00', { kind: 'withdrawn', reason: 'thôi' })
    const closed = evolved(late, '2026-06-19T09:00+07:00', { kind: 'closed', reason: 'xong' })
    expect(told([suspended, withdrawn, closed], on)).toEqual([])
  })

  it('an extension that waits goes to the directing leader, or by setting to the secretariat; refused, the day stands', () => {
    const t = evolved(task({ due: '2026-06-26', at: '2026-05-20T10:00+07:00' }), '2026-06-20T09:00+07:00', {
      kind: 'accepted',
    })
    const asked = evolved(t, '2026-06-22T09:00+07:00', {
      kind: 'extension-asked',
      wantedDue: day('2026-07-10'),
      reason: 'chờ số liệu',
      late: false,
    })
    expect(told([asked], on)).toEqual(['due-soon-3 → tp-kt', 'extension-waiting+1 → pct-kt'])
    const settings = {
      runAt: '07:30',
      quiet: null,
      extensionDecider: 'secretariat' as const,
      leaderDay: 1,
      mailDomains: [],
    }
    expect(told([asked], on, { settings })).toContain('extension-waiting+1 → tk')
    const refused = evolved(asked, '2026-06-23T08:00+07:00', { kind: 'extension-refused', reason: 'không' })
    expect(told([refused], runOf(day('2026-06-24')))).toEqual(['due-soon-3 → tp-kt'])
  })
})

describe('a new day', () => {
  it('gets its own reminders, even where the old ones were sent', () => {
    const t = evolved(task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' }), '2026-06-08T09:00+07:00', {
      kind: 'accepted',
    })
    const extended = evolved(t, '2026-06-11T15:00+07:00', {
      kind: 'extended',
      from: day('2026-06-10'),
      due: day('2026-06-24'),
      reason: null,
      asked: true,
    })
    const old = new Set(
      ['2026-06-09', '2026-06-10', '2026-06-11'].flatMap(d => plan([t], runOf(day(d))).notices.map(noticeKey)),
    )
    const fresh = plan([extended], runOf(day('2026-06-15'))).notices
    expect(fresh.map(n => [n.step, n.occurrence])).toEqual([['due-soon@2026-06-24', -7]])
    for (const n of fresh) expect(old).not.toContain(noticeKey(n))
  })

  it('of a task given shortly before its day starts with the next step, not with a missed one', () => {
    const t = task({ due: '2026-06-05', at: '2026-06-01T10:00+07:00' })
    const accepted = evolved(t, '2026-06-01T11:00+07:00', { kind: 'accepted' })
    expect(diary([accepted], '2026-06-01', '2026-06-05')).toEqual([
      '2026-06-02 due-soon -3: tp-kt',
      '2026-06-04 due-soon -1: tp-kt',
      '2026-06-05 due-soon 0: tp-kt',
    ])
  })

  it('of a task given to another unit starts for that unit; the leader hears of it all the same', () => {
    const t = task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' })
    const moved = evolved(t, '2026-06-18T10:00+07:00', {
      kind: 'reassigned',
      fromUnitId: 'kt',
      toUnitId: 'vx',
      reason: 'đúng chức năng',
      due: null,
    })
    expect(told([moved], runOf(day('2026-06-19')))).toEqual([
      'escalate-1+3 → pct-vx',
      'escalate-2+7 → ct, tk',
      'overdue+7 → tp-vx',
    ])
    const early = evolved(t, '2026-06-12T10:00+07:00', {
      kind: 'reassigned',
      fromUnitId: 'kt',
      toUnitId: 'vx',
      reason: 'đúng chức năng',
      due: null,
    })
    expect(told([early], runOf(day('2026-06-15')))).toEqual(['escalate-1+3 → pct-vx', 'overdue+3 → tp-vx'])
  })
})

describe('a run that did not take place', () => {
  const t = evolved(task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' }), '2026-06-08T09:00+07:00', {
    kind: 'accepted',
  })

  it('is made up for by the step that is right now; the others are on record as skipped', () => {
    const made = plan([t], '2026-06-18T21:00+07:00', { since: day('2026-06-10') })
    expect(made.run).toEqual({ day: '2026-06-18', at: runOf(day('2026-06-18')) })
    expect(made.notices.map(n => `${n.rule} ${n.occurrence}`)).toEqual(['overdue 5', 'escalate-1 3'])
    expect(made.skipped.map(n => `${n.rule} ${n.occurrence}`)).toEqual(['overdue 3', 'overdue 1'])
  })

  it('on a Saturday looks back to Friday’s run', () => {
    expect(plan([t], '2026-06-13T12:00+07:00').run.day).toBe('2026-06-12')
    expect(plan([t], '2026-06-12T07:29+07:00').run.day).toBe('2026-06-11')
  })

  it('over the day itself does not say "due today" afterwards', () => {
    const made = plan([t], runOf(day('2026-06-11')), { since: day('2026-06-09') })
    expect(made.notices.map(n => n.rule)).toEqual(['overdue'])
    expect(made.skipped.map(n => `${n.rule} ${n.occurrence}`)).toEqual(['due-soon 0'])
  })
})

describe('rules are rows', () => {
  it('a changed row replaces the default, a row for a class goes before the row for all', () => {
    const overdue = DEFAULT_RULES.find(r => r.id === 'overdue')!
    const rules = rulesWith([
      { ...overdue, offsets: [2], repeatEvery: 5 },
      {
        ...overdue,
        id: 'overdue-flash',
        classes: ['flash'],
        offsets: [1],
        repeatEvery: 1,
        recipients: ['unit-head', 'leader'],
      },
    ])
    const normal = evolved(task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' }), '2026-06-10T09:00+07:00', {
      kind: 'accepted',
    })
    const flash = { ...normal, id: 't2', urgency: 'flash' as const }
    expect(told([normal], runOf(day('2026-06-11')), { rules })).toEqual([])
    expect(told([normal], runOf(day('2026-06-12')), { rules })).toEqual(['overdue+2 → tp-kt'])
    expect(told([flash], runOf(day('2026-06-12')), { rules })).toEqual(['overdue+2 → tp-kt, pct-kt'])
    const silent = rulesWith([{ ...overdue, enabled: false }])
    expect(told([normal], runOf(day('2026-06-11')), { rules: silent })).toEqual([])
  })

  it('hoả tốc goes in a mail of its own', () => {
    const flash = evolved(
      task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00', urgency: 'flash' }),
      '2026-06-10T09:00+07:00',
      { kind: 'accepted' },
    )
    const [notice] = plan([flash], runOf(day('2026-06-11'))).notices
    expect(notice).toMatchObject({ alone: true, data: { group: 'flash' } })
  })
})

describe('posts', () => {
  it('that are vacant pass the step on', () => {
    const vacant = office({
      posts: office().posts.map(p => (p.unitId === 'kt' && p.kind === 'unit-head' ? post('unit-head', 'kt', null) : p)),
    })
    const t = evolved(task({ due: '2026-06-10', at: '2026-05-20T10:00+07:00' }), '2026-06-09T09:00+07:00', {
      kind: 'accepted',
    })
    expect(told([t], runOf(day('2026-06-11')), { office: vacant })).toEqual(['overdue+1 → pp-kt'])
  })
})
