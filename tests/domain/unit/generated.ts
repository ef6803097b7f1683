import fc from 'fast-check'
import { addDays, type Day, day } from '#app/domain/shared/day.ts'
import { type Office, POST_KINDS, type PostKind, type Unit } from '#app/domain/unit/office.ts'

/**
 * Offices as life leaves them: units that ended or moved, heads that were never appointed, people who left, deputies
 * authorised for days long past, portfolios that name units which are no more – and trees that go in a circle.
 */
export const START = day('2026-01-01')
export const SPAN = 400
export const FIELDS = ['f1', 'f2']
const UNIT_IDS = ['u0', 'u1', 'u2', 'u3', 'u4', 'u5']
const PEOPLE_IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export const dayIn = fc.integer({ min: 0, max: SPAN }).map(n => addDays(START, n))
/** From some day, until another or further notice. */
const validity = fc
  .record({
    from: fc.integer({ min: -200, max: SPAN }),
    days: fc.option(fc.integer({ min: 0, max: 300 }), { freq: 2 }),
  })
  .map(({ from, days }): { validFrom: Day; validTo: Day | null } => {
    const validFrom = addDays(START, from)
    return { validFrom, validTo: days === null ? null : addDays(validFrom, days) }
  })
const always = { validFrom: addDays(START, -1000), validTo: null }

const kinds: fc.Arbitrary<PostKind> = fc.oneof(
  { weight: 3, arbitrary: fc.constant('unit-head' as const) },
  { weight: 2, arbitrary: fc.constantFrom('unit-deputy' as const, 'officer' as const, 'vice-chair' as const) },
  { weight: 2, arbitrary: fc.constantFrom(...POST_KINDS) },
)

/** `withSecretary`: somebody of the secretariat is there on every day, so that "nobody" would be a fault. */
export const offices: fc.Arbitrary<Office> = fc
  .record({
    units: fc.array(
      fc.record({
        valid: fc.option(validity, { freq: 3 }),
        parent: fc.option(fc.integer({ min: 0, max: UNIT_IDS.length - 1 }), { freq: 3 }),
        formerParent: fc.option(fc.integer({ min: 0, max: UNIT_IDS.length - 1 }), { freq: 2 }),
        turned: fc.integer({ min: 0, max: SPAN }),
      }),
      { minLength: UNIT_IDS.length, maxLength: UNIT_IDS.length },
    ),
    people: fc.array(fc.record({ email: fc.boolean(), active: fc.boolean() }), {
      minLength: PEOPLE_IDS.length,
      maxLength: PEOPLE_IDS.length,
    }),
    posts: fc.array(
      fc.record({
        kind: kinds,
        unit: fc.constantFrom(...UNIT_IDS),
        holder: fc.option(fc.constantFrom(...PEOPLE_IDS), { freq: 4 }),
        valid: validity,
        acting: fc.option(fc.record({ who: fc.constantFrom(...PEOPLE_IDS), valid: validity }), { freq: 3 }),
      }),
      { maxLength: 16 },
    ),
    portfolio: fc.array(
      fc.record({
        post: fc.nat(15),
        unit: fc.option(fc.constantFrom(...UNIT_IDS), { freq: 3 }),
        field: fc.option(fc.constantFrom(...FIELDS), { freq: 2 }),
        valid: validity,
      }),
      { maxLength: 6 },
    ),
    groups: fc.array(fc.record({ unit: fc.constantFrom(...UNIT_IDS), valid: validity }), { maxLength: 5 }),
  })
  .map(o => {
    const units = o.units.map<Unit>((u, i) => ({
      id: UNIT_IDS[i]!,
      name: `Phòng ${i}`,
      kind: i === 0 ? 'leadership' : 'office',
      parentId: i === 0 || u.parent === null ? null : UNIT_IDS[u.parent]!,
      sort: i,
      aliases: [{ alias: `P.${i}`, ...always }],
      ...(u.valid && i > 0 ? u.valid : always),
      ...(u.formerParent === null
        ? {}
        : {
            past: [
              {
                name: `Phòng cũ ${i}`,
                kind: 'office',
                parentId: UNIT_IDS[u.formerParent]!,
                validFrom: addDays(START, -1000),
                validTo: addDays(START, u.turned),
              },
            ],
          }),
      version: 1,
    }))
    const posts = [
      ...o.posts.map((p, i) => ({
        id: `p${i}`,
        kind: p.kind,
        title: `Chức ${i}`,
        unitId: p.unit,
        personId: p.holder,
        ...p.valid,
        deputies: p.acting ? [{ personId: p.acting.who, ...p.acting.valid }] : [],
        version: 1,
      })),
      {
        id: 'secretary',
        kind: 'secretary' as const,
        title: 'Thư ký',
        unitId: 'u0',
        personId: 'z',
        ...always,
        deputies: [],
        version: 1,
      },
    ]
    return {
      name: 'UBND',
      units,
      groups: [
        {
          id: 'g',
          name: 'Các phòng',
          aliases: [],
          members: o.groups.map(m => ({ unitId: m.unit, ...m.valid })),
          version: 1,
        },
      ],
      people: [
        ...PEOPLE_IDS.map((id, i) => ({
          id,
          name: `Người ${id}`,
          email: o.people[i]!.email ? `${id}@co.example` : null,
          active: o.people[i]!.active,
        })),
        { id: 'z', name: 'Thư ký', email: 'z@co.example', active: true },
      ],
      posts,
      portfolio: o.portfolio.flatMap(e =>
        posts[e.post] && posts[e.post]!.id !== 'secretary' && (e.unit !== null || e.field !== null)
          ? [{ postId: posts[e.post]!.id, unitId: e.unit, fieldId: e.field, ...e.valid }]
          : [],
      ),
      fields: FIELDS.map(id => ({ id, name: id })),
    }
  })

/** Fixed, so that a failure comes back; printed with the run. */
export const SEED = 20260301
export const runs = (numRuns: number): fc.Parameters<unknown> => ({ seed: SEED, numRuns })
