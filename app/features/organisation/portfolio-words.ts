import { type Day, formatDay } from '#app/domain/shared/day.ts'
import {
  answeringUnit,
  isValidOn,
  leadersInCharge,
  type Office,
  type PortfolioEntry,
  personOf,
  unitOf,
} from '#app/domain/unit/office.ts'
import { treeOn } from '#app/domain/unit/tree.ts'
import { lineKey } from './portfolio-lines.ts'

/** "Phòng Nội vụ", "lĩnh vực Cải cách hành chính", "Phòng Nội vụ trong lĩnh vực …". */
export function lineWords(office: Office, { unitId, fieldId }: PortfolioEntry): string {
  const unit = unitId === null ? null : (unitOf(office, unitId)?.name ?? unitId)
  const field = fieldId === null ? null : (office.fields.find(f => f.id === fieldId)?.name ?? fieldId)
  if (unit && field) return `${unit} trong lĩnh vực ${field}`
  return unit ?? `lĩnh vực ${field}`
}

export type LineView = { key: string; words: string; days: string; state: 'now' | 'later' | 'past' }

/** The lines of one leader: those that hold first, then those to come, then the past ones. */
export function linesOf(office: Office, postId: string, today: Day): LineView[] {
  const order = { now: 0, later: 1, past: 2 }
  return office.portfolio
    .filter(e => e.postId === postId)
    .map(e => ({
      key: lineKey(e),
      words: lineWords(office, e),
      days: e.validTo ? `${formatDay(e.validFrom)} – ${formatDay(e.validTo)}` : `từ ${formatDay(e.validFrom)}`,
      state: isValidOn(e, today) ? ('now' as const) : e.validFrom > today ? ('later' as const) : ('past' as const),
    }))
    .sort((a, b) => order[a.state] - order[b.state] || a.words.localeCompare(b.words, 'vi'))
}

export type InCharge = {
  unitId: string
  name: string
  depth: number
  leaders: string[]
  /** Nobody is named for it: the unit above answers. */
  through: string | null
  fields: { field: string; leader: string }[]
}

/** Who answers for every unit on a day, and in which field somebody else does. */
export const inChargeOn = (office: Office, on: Day): InCharge[] =>
  treeOn(office, on)
    .filter(l => l.unit.kind !== 'leadership')
    .map(({ unit, name, depth }) => {
      const answering = answeringUnit(office, unit.id, on)
      const within = office.portfolio.filter(e => e.unitId === answering && e.fieldId !== null && isValidOn(e, on))
      return {
        unitId: unit.id,
        name,
        depth: Math.max(0, depth - 1),
        leaders: leadersInCharge(office, unit.id, null, on).map(p => p.name),
        through: answering === unit.id ? null : (unitOf(office, answering)?.name ?? null),
        fields: within.map(e => ({
          field: office.fields.find(f => f.id === e.fieldId)?.name ?? '',
          leader: personOf(office, office.posts.find(p => p.id === e.postId)?.personId ?? null)?.name ?? 'khuyết',
        })),
      }
    })
