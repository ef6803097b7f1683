import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { isRefusal, type Refusal } from '#app/domain/shared/refusal.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import { headsOf, isValidOn, personOf, unitOf } from '#app/domain/unit/office.ts'
import { AppError } from '../app-error.ts'
import type { Tools } from '../ports.ts'
import { type HandOverPostInput, TO_HEAD, workOutHandover } from './hand-over-post.ts'

export type HandoverPreview = {
  title: string
  day: string
  planned: boolean
  version: number
  from: string | null
  to: string | null
  ends: boolean
  tasks: { id: string; path: string; title: string; state: string; due: string | null; to: string }[]
  options: { value: string; label: string }[]
  portfolio: string[]
  deputies: string[]
  account: string | null
  warnings: string[]
}

/** What the handover would move, without moving it. */
export const previewHandover = (
  tools: Tools,
  actor: Actor,
  input: Pick<HandOverPostInput, 'postId' | 'day' | 'nextPersonId' | 'ends' | 'reason'>,
): Promise<HandoverPreview | Refusal> => {
  if (!can(actor, 'admin.people')) throw new AppError('forbidden')
  return tools.unitOfWork(async stores => {
    const today = tools.clock.today()
    const worked = await workOutHandover(
      stores,
      { kind: 'handover', ...input, tasks: {} },
      { next: () => 'preview', today },
    )
    if (isRefusal(worked)) return worked
    const { before, opened, office } = worked
    const { day } = input
    const working = office.posts.filter(
      p =>
        p.unitId === before.unitId &&
        ['unit-head', 'unit-deputy', 'officer'].includes(p.kind) &&
        isValidOn(p, day) &&
        p.personId !== null &&
        p.personId !== before.personId,
    )
    const people = new Map(working.map(p => [p.personId!, p.title]))
    if (opened?.personId && opened.kind !== 'secretary') people.set(opened.personId, before.title)
    const heads = headsOf({ ...office, posts: office.posts.filter(p => p.id !== before.id) }, before.unitId, day)
    return {
      title: before.title,
      day: formatDay(day),
      planned: day > today,
      version: before.version,
      from: personOf(office, before.personId)?.name ?? null,
      to: personOf(office, input.nextPersonId)?.name ?? null,
      ends: input.ends,
      tasks: worked.tasks.map(({ task: t, to }) => ({
        id: t.id,
        path: citationOf(t.path),
        title: t.title,
        state: TASK_STATE_NAMES[t.state],
        due: t.due && formatDay(t.due),
        to: to ?? TO_HEAD,
      })),
      options: [
        ...[...people].map(([id, title]) => ({ value: id, label: `${personOf(office, id)?.name ?? ''} – ${title}` })),
        {
          value: TO_HEAD,
          label:
            heads.length > 0 ? `Thủ trưởng giao lại (${heads.map(h => h.name).join(', ')})` : 'Thủ trưởng giao lại',
        },
      ],
      portfolio: worked.portfolio.opened.map(e =>
        e.unitId === null
          ? (office.fields.find(f => f.id === e.fieldId)?.name ?? '')
          : (unitOf(office, e.unitId)?.name ?? ''),
      ),
      deputies: before.deputies
        .filter(d => d.validTo === null || d.validTo >= day)
        .map(d => personOf(office, d.personId)?.name ?? ''),
      account: (await stores.postAccounts.get(before.id))?.account ?? null,
      warnings: [
        ...(!opened || opened.personId !== null
          ? []
          : ['Chức vụ để khuyết: thư nhắc sẽ đến cấp trên kế tiếp cho đến khi có người.']),
        ...(before.kind === 'unit-head' && (!opened || opened.personId === null) && heads.length === 0
          ? ['Đơn vị không còn thủ trưởng hay phó thủ trưởng nào.']
          : []),
      ],
    }
  })
}
