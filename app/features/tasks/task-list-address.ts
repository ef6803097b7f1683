/** The address of a list of tasks: its Vietnamese parameters ⇄ the filter of the read model. */
import { AGE_BUCKETS, STANDINGS, type Standing } from '#app/domain/task/standing.ts'
import { TASK_STATES, type TaskState } from '#app/domain/task/task.ts'
import { changedAddress, parametersOf } from '../list-parameters.ts'
import type { TaskFilter } from '../reads.ts'

export const LIST_ADDRESS = '/nhiem-vu'
export const SORTS = ['due', 'assigned', 'updated', 'unit'] as const
const SORT_SLUGS: Record<(typeof SORTS)[number], string> = {
  due: 'han',
  assigned: 'ngay-giao',
  updated: 'cap-nhat',
  unit: 'don-vi',
}

/** What cannot be read is left out: an address that somebody typed never fails. */
export function taskFilterOf(params: URLSearchParams): TaskFilter {
  const { text, day, tick } = parametersOf(params)
  const states = params.getAll('trang_thai').filter((s): s is TaskState => TASK_STATES.includes(s as TaskState))
  const asked = params.getAll('ket_qua')
  const standings = STANDINGS.filter((s): s is Standing => asked.includes(s))
  return {
    q: text('q'),
    unitId: text('don_vi'),
    meetingId: text('cuoc_hop'),
    directiveId: text('chi_dao'),
    fieldId: text('linh_vuc'),
    officerId: text('can_bo'),
    states: states.length > 0 ? states : undefined,
    standing: standings.length === 1 ? standings[0] : undefined,
    standings: standings.length > 1 ? standings : undefined,
    against: params.get('han') === 'goc' ? 'original' : 'due',
    dueFrom: day('han_tu'),
    dueTo: day('han_den'),
    originalFrom: day('han_goc_tu'),
    originalTo: day('han_goc_den'),
    starred: tick('sao'),
    age: AGE_BUCKETS.find(b => b === params.get('tuoi')),
    toReview: tick('xem_lai'),
    watched: tick('theo_doi'),
    parts: tick('viec_con') ?? (params.get('viec_con') === '0' ? false : undefined),
    urgency: params.get('khan') === 'hoa-toc' ? 'flash' : params.get('khan') === 'khan' ? 'urgent' : undefined,
    sort: SORTS.find(s => SORT_SLUGS[s] === params.get('xep')),
    after: text('sau'),
  }
}

export const sortSlug = (sort: (typeof SORTS)[number]): string => SORT_SLUGS[sort]

export const listHref = (params: URLSearchParams, changes: Record<string, string | null>): string =>
  changedAddress(LIST_ADDRESS, params, changes)

/** The address without one value of a parameter that may stand there several times. */
export function listHrefWithout(params: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(params)
  const rest = next.getAll(name).filter(v => v !== value)
  next.delete(name)
  for (const v of rest) next.append(name, v)
  return listHref(next, {})
}
