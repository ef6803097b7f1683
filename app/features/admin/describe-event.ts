/** A line of history in words: what was done, the fields before and after, the reason given with it. */
import { formatDay, parseDay } from '#app/domain/shared/day.ts'
import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { EVENT_NAMES } from '#app/domain/task/event-names.ts'
import { allCodes, DEFAULT_REASONS, type ReasonCodes } from '#app/domain/task/reasons.ts'
import type { Urgency } from '#app/domain/task/task.ts'
import { kindsIn } from '#app/domain/unit/kinds.ts'
import { type Office, POST_KIND_NAMES, type Validity } from '#app/domain/unit/office.ts'
import type { NewEvent, SubjectKind } from '../ports.ts'
import { FIELD_NAMES, OFFICE_EVENT_NAMES } from './office-words.ts'

export type FieldChange = { label: string; before: string | null; after: string | null }
export type EventDescription = { what: string; changes: FieldChange[]; note: string | null }

type Fields = Record<string, unknown>
type NameKind = 'reason' | 'kind' | 'unit' | 'person' | 'field' | 'group' | 'post' | 'series'
/** What an id stands for; two kinds may use the same one. */
export type Names = (kind: NameKind, id: string) => string | undefined

export function namesIn(
  office: Office,
  series: readonly { id: string; name: string }[] = [],
  reasons: ReasonCodes = DEFAULT_REASONS,
): Names {
  const index = (rows: readonly { id: string; name: string }[]) => new Map(rows.map(r => [r.id, r.name]))
  const names: Record<NameKind, Map<string, string>> = {
    reason: new Map(allCodes(reasons).map(c => [c.code, c.label])),
    kind: index(kindsIn(office)),
    unit: index(office.units),
    person: index(office.people),
    field: index(office.fields),
    group: index(office.groups),
    post: new Map(office.posts.map(p => [p.id, p.title])),
    series: index(series),
  }
  return (kind, id) => names[kind].get(id)
}

/** The fields that hold ids. */
const ID_FIELDS: Record<string, NameKind> = {
  unitId: 'unit',
  parentId: 'unit',
  fromUnitId: 'unit',
  lead: 'unit',
  fieldId: 'field',
  seriesId: 'series',
  personId: 'person',
  officerId: 'person',
  chairPersonId: 'person',
  recipientIds: 'person',
}

export function describeEvent({ subjectKind, data }: Pick<NewEvent, 'subjectKind' | 'data'>, names: Names) {
  const { kind, ...fields } = data as { kind: string } & Fields
  const what =
    (subjectKind === 'task' ? (EVENT_NAMES as Record<string, string>)[kind] : OFFICE_EVENT_NAMES[kind]) ?? kind
  const [before, after] = sidesOf(kind, fields)
  const show = (key: string, value: unknown) => shownValue(key, value, subjectKind, names)
  const changes: FieldChange[] = Object.keys(FIELD_NAMES).flatMap(key => {
    const [b, a] = [show(key, before[key]), show(key, after[key])]
    return a === b ? [] : [{ label: FIELD_NAMES[key]!, before: b, after: a }]
  })
  return { what, changes, note: noteOf(fields) } satisfies EventDescription
}

/** "Tên: A → B; Loại: Phòng, ban" on one line. */
export const changesAsText = (changes: readonly FieldChange[]): string =>
  changes
    .map(({ label, before, after }) =>
      before === null ? `${label}: ${after}` : `${label}: ${before} → ${after ?? 'để trống'}`,
    )
    .join('; ')

/** The two sides of a change, however the event tells them. */
function sidesOf(kind: string, fields: Fields): [Fields, Fields] {
  if ('before' in fields || 'after' in fields) return [asFields(fields.before), asFields(fields.after)]
  switch (kind) {
    case 'assigned':
      return [{}, withoutUsual(asFields(fields.task))]
    case 'reassigned':
      return [{ unitId: fields.fromUnitId }, { unitId: fields.toUnitId, due: fields.due }]
    case 'extended':
      return [{ due: fields.from }, { due: fields.due }]
    case 'amended': {
      const due = asFields(fields.due)
      return [{ due: due.from }, { due: due.to, summary: fields.summary }]
    }
    default:
      return changedPairs(fields) ?? [{}, fields]
  }
}

/** What a task is unless somebody says otherwise tells nothing. */
const withoutUsual = ({ urgency, starred, ...task }: Fields): Fields => ({
  ...task,
  ...(urgency === 'normal' ? {} : { urgency }),
  ...(starred ? { starred } : {}),
})

/** `{ day: { from, to } }`: how meetings tell what was edited. */
function changedPairs(fields: Fields): [Fields, Fields] | null {
  const pairs = Object.entries(fields).filter(
    ([, v]) => typeof v === 'object' && v !== null && 'from' in v && 'to' in v,
  )
  if (pairs.length === 0) return null
  const side = (which: 'from' | 'to') => Object.fromEntries(pairs.map(([k, v]) => [k, (v as Fields)[which]]))
  return [side('from'), side('to')]
}

const asFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})

function noteOf(fields: Fields): string | null {
  for (const key of ['reason', 'note', 'text'])
    if (typeof fields[key] === 'string' && fields[key] !== '') return fields[key]
  return null
}

const CALENDAR_KINDS: Record<string, string> = { off: 'ngày nghỉ', working: 'ngày làm bù' }
/** Of a task these say nothing a reader asked for. */
const TASK_NOISE = new Set(['kind', 'on', 'days', 'title', 'path'])

/** As people read it; null for nothing. */
function shownValue(key: string, value: unknown, subject: SubjectKind, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null
  if (subject === 'task' && TASK_NOISE.has(key)) return key === 'on' ? (value ? 'có' : 'không') : null
  if (typeof value === 'boolean') return value ? 'có' : 'không'
  if (typeof value === 'number') return key === 'percent' ? `${value} %` : String(value)
  if (Array.isArray(value)) {
    const items = value.map(v => shownItem(key, v, names)).filter(v => v !== null)
    return items.length === 0 ? null : items.join('; ')
  }
  if (typeof value !== 'string') return shownItem(key, value, names)
  if (key === 'kind' || key === 'role') return kindWords(subject, value, names)
  if (key === 'via') return value === 'mail-link' ? 'bằng liên kết trong thư' : value
  if (key === 'code') return names('reason', value) ?? value
  if (key === 'urgency') return URGENCY_NAMES[value as Urgency]?.toLocaleLowerCase('vi') ?? value
  return shownItem(key, value, names)
}

const kindWords = (subject: SubjectKind, value: string, names: Names): string =>
  subject === 'calendar'
    ? (CALENDAR_KINDS[value] ?? value)
    : subject === 'post' || subject === 'person'
      ? ((POST_KIND_NAMES as Record<string, string>)[value] ?? value)
      : (names('kind', value) ?? value)

/** One of a list: an alias, a member, a deputy, an entry of a portfolio – with its days where they end. */
function shownItem(key: string, value: unknown, names: Names): string | null {
  if (typeof value === 'string') {
    const kind = ID_FIELDS[key]
    const d = kind ? null : parseDay(value)
    return d ? formatDay(d) : ((kind && names(kind, value)) ?? value)
  }
  if (typeof value !== 'object' || value === null) return value === null || value === undefined ? null : String(value)
  const v = value as Fields
  const name =
    typeof v.alias === 'string'
      ? v.alias
      : typeof v.name === 'string'
        ? v.name
        : (['personId', 'unitId', 'fieldId'] as const)
            .flatMap(k => (typeof v[k] === 'string' ? [shownItem(k, v[k], names)] : []))
            .join(' – ')
  return name === '' ? null : name + daysOf(v as Partial<Validity>, typeof v.personId === 'string')
}

const daysOf = ({ validFrom, validTo }: Partial<Validity>, always: boolean): string => {
  if (validFrom && (validTo || always))
    return ` (${formatDay(validFrom)} – ${validTo ? formatDay(validTo) : 'chưa rõ ngày kết thúc'})`
  return ''
}
