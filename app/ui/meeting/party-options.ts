import type { PartyRef, ReportTo } from '#app/domain/directive/draft.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isValidOn, membersOn, type Office } from '#app/domain/unit/office.ts'
import type { ComboOption } from '../base/combobox.tsx'

export const partyValue = (p: PartyRef): string => `${p.kind}:${p.id}`
export function partyOf(value: string): PartyRef {
  const at = value.indexOf(':')
  return { kind: value.slice(0, at) as PartyRef['kind'], id: value.slice(at + 1) }
}

/** Groups first, then the units of that day in the office's order; the leadership gets no tasks. */
export function partyOptions(office: Office, on: Day): ComboOption[] {
  const groups = office.groups.map(g => ({
    value: `group:${g.id}`,
    label: g.name,
    hint: `${membersOn(office, g.id, on).length} đơn vị`,
    aliases: g.aliases,
  }))
  return [...groups, ...unitOptions(office, on)]
}

const unitOptions = (office: Office, on: Day): ComboOption[] =>
  office.units
    .filter(u => isValidOn(u, on) && u.kind !== 'leadership')
    .sort((a, b) => a.sort - b.sort)
    .map(u => ({
      value: `unit:${u.id}`,
      label: u.name,
      aliases: u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias),
    }))

export const reportToValue = (r: ReportTo | null): string =>
  r === null ? '' : r.kind === 'unit' ? `unit:${r.id}` : `post:${r.title}`
export function reportToOf(value: string): ReportTo | null {
  if (value.startsWith('unit:')) return { kind: 'unit', id: value.slice(5) }
  return value.startsWith('post:') ? { kind: 'post', title: value.slice(5) } : null
}

export function reportToOptions(office: Office, on: Day, now: ReportTo | null): ComboOption[] {
  const titles = new Set(
    office.posts.filter(p => isValidOn(p, on) && (p.kind === 'chair' || p.kind === 'vice-chair')).map(p => p.title),
  )
  if (now?.kind === 'post') titles.add(now.title)
  return [
    ...[...titles].map(title => ({ value: `post:${title}`, label: title, hint: 'chức vụ' })),
    ...unitOptions(office, on),
  ]
}
