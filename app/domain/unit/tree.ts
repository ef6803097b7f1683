/** The tree as it was on a day: who stood under whom, under which name. */
import { addDays, type Day } from '../shared/day.ts'
import { ancestorsOn, faceOn, isValidOn, type Office, type Unit, type UnitId } from './office.ts'

export type TreeLine = { unit: Unit; name: string; kind: string; parentId: UnitId | null; depth: number }

/** Every unit of the day once, parents before their children, in the office's order. */
export function treeOn(office: Pick<Office, 'units'>, on: Day): TreeLine[] {
  const units = office.units.filter(u => isValidOn(u, on))
  const present = new Set(units.map(u => u.id))
  // who stands under nobody of that day, or only under itself, begins a tree
  const parentOf = (u: Unit): UnitId | null => {
    const above = ancestorsOn(office, u.id, on)
    const last = above.at(-1)
    const circles = last !== undefined && faceOn(office.units.find(x => x.id === last) ?? u, on).parentId !== null
    return circles ? null : (above.find(id => present.has(id)) ?? null)
  }
  const children = new Map<UnitId | null, Unit[]>()
  for (const u of units) {
    const parent = parentOf(u)
    children.set(parent, [...(children.get(parent) ?? []), u])
  }
  const lines: TreeLine[] = []
  const walk = (parentId: UnitId | null, depth: number) => {
    const here = (children.get(parentId) ?? []).toSorted((a, b) => a.sort - b.sort || (a.id < b.id ? -1 : 1))
    for (const unit of here) {
      const { name, kind } = faceOn(unit, on)
      lines.push({ unit, name, kind, parentId, depth })
      walk(unit.id, depth + 1)
    }
  }
  walk(null, 0)
  return lines
}

/** One stretch of a unit's life, oldest first. */
export function facesOf(
  unit: Unit,
): { name: string; kind: string; parentId: UnitId | null; from: Day; to: Day | null }[] {
  const past = [...(unit.past ?? [])].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const last = past.at(-1)
  return [
    ...past.map(({ name, kind, parentId, validFrom, validTo }) => ({
      name,
      kind,
      parentId,
      from: validFrom,
      to: validTo,
    })),
    {
      name: unit.name,
      kind: unit.kind,
      parentId: unit.parentId,
      from: last ? addDays(last.validTo, 1) : unit.validFrom,
      to: unit.validTo,
    },
  ]
}
