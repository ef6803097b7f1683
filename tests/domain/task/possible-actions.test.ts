import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { possibleActions, TASK_COMMANDS } from '#app/domain/task/possible-actions.ts'
import { evolve, isOpen, type Task, type TaskEventData } from '#app/domain/task/task.ts'
import type { PostKind } from '#app/domain/unit/office.ts'
import { anyHistory, taskFrom } from './sample.ts'

const TODAY = day('2026-03-10')
const FROM = day('2020-01-01')

const actor = (personId: string, ...posts: [PostKind, string][]): Actor => ({
  personId,
  name: personId,
  posts: posts.map(([kind, unitId], i) => ({
    id: `${personId}-${i}`,
    kind,
    title: kind,
    unitId,
    personId,
    deputies: [],
    validFrom: FROM,
    validTo: null,
    version: 1,
  })),
  portfolio: [],
})
const subject = (t: Task) => ({
  kind: 'task' as const,
  unitId: t.unitId,
  officerId: t.officerId,
  coordinatingUnitIds: t.coordinations.map(c => c.unitId),
  reportToUnitId: t.reportToUnitId,
  fieldId: t.fieldId,
  chairPersonId: 'chair',
  reporterId: t.report?.by ?? null,
  parentUnitId: null,
  watchingUnitIds: [],
  watchingPersonIds: [],
})
/** Everybody who sees a task may ask and watch; what is left is what this is about. */
const ANYBODY = ['ask', 'watch', 'unwatch']
const for_ = (a: Actor, t: Task) => possibleActions(a, subject(t), t, TODAY).filter(c => !ANYBODY.includes(c))
const then = (t: Task, data: TaskEventData, by = 'head') =>
  evolve(t.id, t, { at: instantAt(TODAY, '09:00'), actorId: by, data })

const head = actor('head', ['unit-head', 'u1'])
const chair = actor('chair', ['chair', 'ld'])
const secretary = actor('sec', ['secretary', 'vp'])
const report: TaskEventData = {
  kind: 'reported',
  text: 'Đã xong',
  documentNumber: null,
  documentDay: null,
  fileIds: [],
  onTime: true,
}

/** What may be said of a task that has ended. */
const ALWAYS = [
  ...['ask-explanation', 'explain', 'judge-explanation', 'criticise', 'exclude'],
  ...['answer', 'remove-watcher'],
]

describe('what is offered', () => {
  it('to the head of the unit: to take it, to send it back, to hand it on, to work on it', () => {
    expect(for_(head, taskFrom())).toEqual([
      'accept',
      'ask-send-back',
      'hand-on',
      'hand-down',
      'progress',
      'report',
      'ask-extension',
      'ask-coordination',
      'release-coordination',
      'set-milestone',
      'add-watcher',
    ])
  })

  it('to the officer it was handed to: the work, not the deciding', () => {
    const t = then(taskFrom(), { kind: 'handed-on', officerId: 'off', note: null })
    expect(for_(actor('off', ['officer', 'u1']), t)).toEqual(['progress', 'report', 'ask-extension'])
    expect(for_(actor('other', ['officer', 'u1']), t)).toEqual([])
  })

  it('to the secretariat: to confirm, never its own report', () => {
    const t = then(taskFrom(), report)
    expect(for_(secretary, t)).toContain('confirm')
    expect(for_(actor('head', ['unit-head', 'u1'], ['secretary', 'vp']), t)).not.toContain('confirm')
  })

  it('for an extension: to decide where one is asked, to extend or set a day where none is', () => {
    const asked = then(taskFrom(), {
      kind: 'extension-asked',
      wantedDue: day('2026-03-25'),
      reason: 'chờ hướng dẫn',
      late: false,
    })
    expect(for_(chair, asked)).toEqual(expect.arrayContaining(['grant-extension', 'refuse-extension']))
    expect(for_(chair, taskFrom())).not.toContain('grant-extension')
    expect(for_(chair, taskFrom({ due: null }))).toContain('set-due')
    expect(for_(chair, taskFrom({ due: null }))).not.toContain('extend')
    expect(for_(head, asked)).not.toContain('ask-extension')
  })

  it('to a coordinating unit: its answer', () => {
    expect(for_(actor('h2', ['unit-head', 'u2']), taskFrom())).toEqual(['answer-coordination'])
    expect(for_(actor('h3', ['unit-head', 'u3']), taskFrom())).toEqual([])
  })

  it('of what has ended: nothing that would open it again', () => {
    fc.assert(
      fc.property(anyHistory, ({ task }) => {
        if (isOpen(task)) return
        for (const a of [head, chair, secretary]) for (const command of for_(a, task)) expect(ALWAYS).toContain(command)
      }),
      { numRuns: 500 },
    )
  })

  it('never twice, and always in the order of the table', () => {
    fc.assert(
      fc.property(anyHistory, ({ task }) => {
        const offered = for_(chair, task)
        expect(offered).toEqual(TASK_COMMANDS.filter(c => offered.includes(c)))
      }),
      { numRuns: 200 },
    )
  })
})
