import type { Actor } from '#app/domain/access/actor.ts'
import type { AmendmentKind } from '#app/domain/amendment/amendment.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { startAmendment } from '#app/features/amendments/start-amendment.ts'
import { publishConclusion } from '#app/features/meetings/publish-conclusion.ts'
import { saveDraft } from '#app/features/meetings/save-draft.ts'
import { submitDraft } from '#app/features/meetings/submit-draft.ts'
import type { Tools } from '#app/features/ports.ts'
import type { OpenDatabase } from '#db/open.ts'
import { SEED } from '../../domain/directive/seed-office.ts'
import { meetingWorld } from '../meetings/world.ts'

export const ok = <T>(outcome: T): Exclude<T, { kind: 'refused' }> => {
  if (isRefusal(outcome)) throw new Error(outcome.message)
  return outcome as Exclude<T, { kind: 'refused' }>
}

/** The first seed's notice issued, and everything that is needed to correct or replace it. */
export async function amendmentWorld(
  database: OpenDatabase,
  first: (drafts: DraftDirective[]) => DraftDirective[] = drafts => drafts,
  more: Record<string, unknown> = {},
) {
  const w = await meetingWorld(database)
  const meetingId = await w.meeting(more)
  await w.save(meetingId, 0, SEED, w.secretary, first(w.drafts(SEED)))
  ok(await submitDraft(w.tools, w.secretary, { meetingId, seenVersion: 1 }))
  ok(await w.publish(meetingId))
  const latest = async () => (await w.stores.notices.getByMeeting(meetingId))!
  const notice = await latest()
  w.pass(60)

  const start = async (kind: AmendmentKind = 'correction', by: Actor = w.secretary) =>
    startAmendment(w.tools, by, {
      meetingId,
      noticeId: (await latest()).id,
      kind,
      reason: 'Sai thời hạn và đơn vị chủ trì',
    })

  /** Begins one, edits its draft and sends it up; its address and version. */
  const submit = async (edit: (drafts: DraftDirective[]) => DraftDirective[], kind: AmendmentKind = 'correction') => {
    const { draftId } = ok(await start(kind))
    const conclusion = (await w.stores.conclusions.getByMeeting(draftId))!
    const saved = ok(
      await saveDraft(w.tools, w.secretary, {
        meetingId: draftId,
        seenVersion: conclusion.version,
        doc: conclusion.doc,
        directives: edit(conclusion.directives),
      }),
    )
    if (saved.kind !== 'saved') throw new Error('stale')
    ok(await submitDraft(w.tools, w.secretary, { meetingId: draftId, seenVersion: saved.version }))
    return { draftId, version: saved.version + 1 }
  }

  const issue = (draft: { draftId: string; version: number }, using: Tools = w.tools) =>
    publishConclusion(using, w.vice, { meetingId: draft.draftId, seenVersion: draft.version })

  const amend = async (edit: (drafts: DraftDirective[]) => DraftDirective[], kind?: AmendmentKind) => {
    const draft = await submit(edit, kind)
    const outcome = ok(await issue(draft))
    return { ...draft, ...outcome }
  }

  /** All tasks of the meeting, parts too. */
  const tasks = async () => {
    const rows = await w.db.selectFrom('tasks').select('id').where('meeting_id', '=', meetingId).orderBy('id').execute()
    return Promise.all(rows.map(async r => (await w.stores.tasks.get(r.id))!))
  }
  const task = async (path: string, unitId: string) =>
    (await tasks()).find(t => t.path === path && t.unitId === unitId && t.kind === 'work' && t.parentId === null)!

  return { ...w, meetingId, first: notice, latest, start, submit, issue, amend, tasks, task }
}

export const edited =
  (path: string, values: Partial<DraftDirective>) =>
  (drafts: DraftDirective[]): DraftDirective[] =>
    drafts.map(d => (d.path === path ? { ...d, ...values } : d))
