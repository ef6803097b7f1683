import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOn } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { ladderOn, type Recipient } from '#app/domain/reminder/escalation.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import type { Day } from '#app/domain/shared/day.ts'
import {
  ancestorsOn,
  headsOf,
  isValidOn,
  leadersInCharge,
  type Office,
  type PersonId,
} from '#app/domain/unit/office.ts'
import { treeOn } from '#app/domain/unit/tree.ts'
import { task } from '../reminder/make.ts'
import { dayIn, FIELDS, offices, runs, SEED } from './generated.ts'

beforeAll(() => console.info(`generated offices: seed ${SEED}`))

/** Holds a post of that day, or is authorised to act for one on that day. */
const isInOffice = (office: Office, id: PersonId, on: Day): boolean =>
  office.posts.some(
    p => isValidOn(p, on) && (p.personId === id || p.deputies.some(d => d.personId === id && isValidOn(d, on))),
  )

const unit = fc.constantFrom('u1', 'u2', 'u3', 'u4', 'u5')
const asked = fc.record({ office: offices, on: dayIn, unitId: unit, fieldId: fc.option(fc.constantFrom(...FIELDS)) })
const roles: fc.Arbitrary<Recipient> = fc.constantFrom(
  'officer',
  'unit-head',
  'leader',
  'chair',
  'secretariat',
  'decider',
)

describe('whoever is asked for, in generated offices', () => {
  it('is found, within their dates, or the secretariat is – never nobody', () => {
    fc.assert(
      fc.property(
        asked,
        roles,
        fc.option(fc.constantFrom('a', 'b', 'c')),
        ({ office, on, unitId, fieldId }, role, officerId) => {
          const ladder = ladderOn(office, on, DEFAULT_REMINDER_SETTINGS)
          const found = ladder.receivers({ ...task({ unitId }), fieldId, officerId, chairPersonId: 'a' }, [role])
          expect(found.length).toBeGreaterThan(0)
          for (const r of found) {
            expect(office.people.find(p => p.id === r.personId)?.active).toBe(true)
            // an office may keep no posts of its officers: whoever never held one has no dates to be outside of
            const everHeld = office.posts.some(p => p.personId === r.personId)
            if (everHeld || r.personId !== officerId) expect(isInOffice(office, r.personId, on)).toBe(true)
          }
        },
      ),
      runs(10_000),
    )
  })

  it('has somebody above who is not yet asked, step by step up to the end, and never twice the same', () => {
    fc.assert(
      fc.property(asked, ({ office, on, unitId, fieldId }) => {
        const ladder = ladderOn(office, on, DEFAULT_REMINDER_SETTINGS)
        const about = { ...task({ unitId }), fieldId, chairPersonId: null }
        const tried = new Set<PersonId>()
        let here = ladder.receivers(about, ['unit-head'])
        for (let step = 0; here.length > 0; step += 1) {
          expect(step).toBeLessThanOrEqual(office.people.length)
          for (const r of here) {
            expect(tried.has(r.personId)).toBe(false)
            tried.add(r.personId)
          }
          here = ladder.nextAbove(about, here[0]!.personId, tried)
        }
        // at the end of the ladder stands the secretariat: it was asked, or stands behind whoever was
        expect(tried.has('z')).toBe(true)
      }),
      runs(10_000),
    )
  })

  it('as head or leader in charge holds such a post of the right unit on that day', () => {
    fc.assert(
      fc.property(asked, ({ office, on, unitId, fieldId }) => {
        for (const head of headsOf(office, unitId, on))
          expect(
            office.posts.some(
              p =>
                isValidOn(p, on) &&
                p.unitId === unitId &&
                (p.kind === 'unit-head' || p.kind === 'unit-deputy') &&
                (p.personId === head.id || p.deputies.some(d => d.personId === head.id && isValidOn(d, on))),
            ),
          ).toBe(true)
        const named = [unitId, ...ancestorsOn(office, unitId, on)]
        for (const leader of leadersInCharge(office, unitId, fieldId, on)) {
          expect(isInOffice(office, leader.id, on)).toBe(true)
          expect(
            office.portfolio.some(
              e => isValidOn(e, on) && (e.unitId === null ? e.fieldId === fieldId : named.includes(e.unitId)),
            ),
          ).toBe(true)
        }
      }),
      runs(2_000),
    )
  })

  it('in charge of a task may decide about it: the ladder and the access table mean the same', () => {
    fc.assert(
      fc.property(asked, ({ office, on, unitId, fieldId }) => {
        for (const leader of leadersInCharge(office, unitId, fieldId, on)) {
          const actor = actorOn(office, leader.id, on)!
          const holdsVice = actor.posts.some(
            p =>
              p.kind === 'vice-chair' &&
              actor.portfolio.some(e => e.postId === p.id && (e.unitId === unitId || e.unitId === null)),
          )
          if (!holdsVice) continue
          const subject = {
            kind: 'task' as const,
            unitId,
            officerId: null,
            coordinatingUnitIds: [],
            reportToUnitId: null,
            fieldId,
            chairPersonId: null,
            reporterId: null,
            parentUnitId: null,
            watchingUnitIds: [],
            watchingPersonIds: [],
          }
          expect(can(actor, 'task.urge', subject)).toBe(true)
        }
      }),
      runs(2_000),
    )
  })

  it('stands in a tree without circles: every unit of the day once, no parent that is not there', () => {
    fc.assert(
      fc.property(offices, dayIn, (office, on) => {
        const lines = treeOn(office, on)
        const there = office.units.filter(u => isValidOn(u, on)).map(u => u.id)
        expect(lines.map(l => l.unit.id).sort()).toEqual([...there].sort())
        const seen = new Set<string>()
        for (const l of lines) {
          if (l.parentId !== null) expect(seen.has(l.parentId)).toBe(true)
          seen.add(l.unit.id)
        }
      }),
      runs(2_000),
    )
  })
})
