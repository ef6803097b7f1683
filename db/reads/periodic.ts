import type { Kysely } from 'kysely'
import { can } from '#app/domain/access/can.ts'
import { tallyOf } from '#app/domain/task/tally.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import type { Reads } from '#app/features/reads.ts'
import type { Database } from '../schema.ts'
import { conclusionStore, noticeStore } from '../stores/conclusions.ts'
import { meetingStore } from '../stores/meetings.ts'
import { periodicStore } from '../stores/periodic.ts'
import { taskOf } from '../stores/tasks.ts'
import { lineOf, selectLines, visibleTo } from './task-lines.ts'

/** Periods shown; the list of the directive has the rest. */
const PERIODS = 24

export const periodicReads = (db: Kysely<Database>): Pick<Reads, 'periodicPage'> => ({
  async periodicPage(viewer, directiveId, today) {
    const periodic = await periodicStore(db).get(directiveId)
    const directive = periodic && (await noticeStore(db).directive(directiveId))
    const meeting = periodic && (await meetingStore(db).get(periodic.meetingId))
    if (!periodic || !directive || !meeting) return null
    const rows = await selectLines(db)
      .where('tasks.directive_id', '=', directiveId)
      .where('tasks.parent_id', 'is', null)
      .where(visibleTo(viewer))
      .orderBy('tasks.assigned_at', 'desc')
      .orderBy('units.sort')
      .limit(2_000)
      .execute()
    const subject = meetingSubject(meeting, await conclusionStore(db).getByMeeting(meeting.id))
    if (rows.length === 0 && !can(viewer, 'meeting.view', subject)) return null
    const groups = new Map<string, typeof rows>()
    for (const r of rows) {
      const { period } = taskOf(r)
      groups.set(period ?? '', [...(groups.get(period ?? '') ?? []), r])
    }
    const ended = periodic.endedBy
      ? await db.selectFrom('people').select('name').where('id', '=', periodic.endedBy).executeTakeFirst()
      : null
    return {
      periodic,
      meeting,
      directive,
      periods: [...groups].slice(0, PERIODS).map(([period, group]) => {
        const tally = tallyOf(group.map(taskOf), today)
        const lines = group.map(r => lineOf(r, today))
        return {
          period,
          due: lines.find(l => l.kind === 'work')?.due ?? null,
          total: tally.total,
          reported: tally.reported.length,
          lines,
        }
      }),
      endedByName: ended?.name ?? null,
      mayEnd:
        periodic.endedAt === null && (can(viewer, 'meeting.edit', subject) || can(viewer, 'meeting.publish', subject)),
    }
  },
})
