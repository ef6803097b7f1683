import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartyRef, ReportTo } from '#app/domain/directive/draft.ts'
import { countSeeds, fanOut, unitsOfParties } from '#app/domain/directive/fan-out.ts'
import { addDays, day } from '#app/domain/shared/day.ts'
import { directive, MEETING_DAY, OFFICES, seedOffice, WARD_IDS } from './seed-office.ts'

const office = seedOffice()
const on = MEETING_DAY
const group = (id: string): PartyRef => ({ kind: 'group', id })
const unit = (id: string): PartyRef => ({ kind: 'unit', id })

describe('publishing a directive', () => {
  it('gives one task to every ward of "UBND các phường"', () => {
    const seeds = fanOut(directive({ lead: [group('phuong')] }), office, on)
    expect(seeds.map(s => s.unitId)).toEqual(WARD_IDS)
    expect(seeds.every(s => s.kind === 'work')).toBe(true)
  })

  it('gives the collecting unit the synthesis instead of a report to itself', () => {
    const d = directive({
      lead: [group('phong-ban'), group('phuong')],
      reportTo: { kind: 'unit', id: 'cchc' },
      due: day('2008-06-05'),
    })
    const seeds = fanOut(d, office, on)
    expect(countSeeds(seeds)).toEqual({ work: OFFICES.length + WARD_IDS.length - 1, synthesis: 1 })
    expect(seeds.at(-1)).toMatchObject({ kind: 'synthesis', unitId: 'cchc', due: null, duePrecision: 'next-meeting' })
    expect(seeds.filter(s => s.kind === 'work').every(s => s.reportToUnitId === 'cchc')).toBe(true)
  })

  it('lets a collector that is named with one other keep its share as the synthesis', () => {
    const d = directive({ lead: [unit('nv'), unit('cchc')], reportTo: { kind: 'unit', id: 'cchc' } })
    expect(fanOut(d, office, on).map(s => [s.kind, s.unitId])).toEqual([
      ['work', 'nv'],
      ['synthesis', 'cchc'],
    ])
  })

  it('leaves a single unit that reports to itself with its work alone', () => {
    const d = directive({ lead: [unit('cchc')], reportTo: { kind: 'unit', id: 'cchc' } })
    expect(fanOut(d, office, on)).toMatchObject([{ kind: 'work', unitId: 'cchc', reportToUnitId: null }])
  })

  it('expands a group as it is on that day', () => {
    const later = addDays(on, 30)
    const merged = {
      ...office,
      groups: office.groups.map(g =>
        g.id === 'phuong' ? { ...g, members: g.members.map(m => (m.unitId === 'p10' ? { ...m, validTo: on } : m)) } : g,
      ),
    }
    expect(fanOut(directive({ lead: [group('phuong')] }), merged, on)).toHaveLength(10)
    expect(fanOut(directive({ lead: [group('phuong')] }), merged, later)).toHaveLength(9)
  })

  it('makes no task while nobody is named', () => {
    expect(fanOut(directive({ lead: [] }), office, on)).toEqual([])
  })
})

const unitIds = office.units.filter(u => u.kind !== 'leadership').map(u => u.id)
const party = fc.oneof(fc.constantFrom(...unitIds).map(unit), fc.constantFrom('phong-ban', 'phuong').map(group))
const parties = fc.array(party, { maxLength: 6 })
const reportTo = fc.option(
  fc.oneof(
    fc.constantFrom(...unitIds).map((id): ReportTo => ({ kind: 'unit', id })),
    fc.constant<ReportTo>({ kind: 'post', title: 'Chủ tịch UBND quận' }),
  ),
  { nil: null },
)

describe('for any directive', () => {
  const any = fc.record({ lead: parties, coordinate: parties, reportTo })

  it('there is one work task for each distinct lead unit, but for a collector among several', () => {
    fc.assert(
      fc.property(any, values => {
        const seeds = fanOut(directive(values), office, on)
        const leads = unitsOfParties(office, values.lead, on)
        const collector = values.reportTo?.kind === 'unit' ? values.reportTo.id : null
        const expected = leads.length > 1 ? leads.filter(id => id !== collector) : leads
        expect(seeds.filter(s => s.kind === 'work').map(s => s.unitId)).toEqual(expected)
        // whoever was named has something to do
        expect(new Set(seeds.map(s => s.unitId)).size).toBeGreaterThanOrEqual(leads.length)
      }),
    )
  })

  it('nobody reports to itself, nobody coordinates with itself', () => {
    fc.assert(
      fc.property(any, values => {
        for (const s of fanOut(directive(values), office, on)) {
          expect(s.reportToUnitId).not.toBe(s.unitId)
          expect(s.coordinations.map(c => c.unitId)).not.toContain(s.unitId)
          expect(new Set(s.coordinations.map(c => c.unitId)).size).toBe(s.coordinations.length)
        }
      }),
    )
  })

  it('there is exactly one synthesis where several report to a unit, else none', () => {
    fc.assert(
      fc.property(any, values => {
        const seeds = fanOut(directive(values), office, on)
        const leads = unitsOfParties(office, values.lead, on)
        const several = values.reportTo?.kind === 'unit' && leads.length > 1
        expect(countSeeds(seeds).synthesis).toBe(several ? 1 : 0)
        if (several) expect(seeds.at(-1)?.unitId).toBe(values.reportTo?.kind === 'unit' ? values.reportTo.id : '')
      }),
    )
  })
})
