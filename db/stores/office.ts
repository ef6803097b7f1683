import type { Kysely, Selectable } from 'kysely'
import type { Day } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { Office, PostKind, UnitFace } from '#app/domain/unit/office.ts'
import type { OfficeStore, Saved } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

const OFFICE_NAME = 'office.name'

export const officeStore = (db: Kysely<Database>): OfficeStore => ({
  load: () => loadOffice(db),

  async saveUnit(unit, expected) {
    const row = {
      name: unit.name,
      kind: unit.kind,
      parent_id: unit.parentId,
      sort: unit.sort,
      valid_from: unit.validFrom,
      valid_to: unit.validTo,
      search_text: fold([unit.name, ...unit.aliases.map(a => a.alias)].join(' ')),
    }
    const saved = await upsert(db, 'units', unit.id, row, expected)
    if (saved === 'stale') return saved
    await db.deleteFrom('unit_aliases').where('unit_id', '=', unit.id).execute()
    if (unit.aliases.length > 0)
      await db
        .insertInto('unit_aliases')
        .values(
          unit.aliases.map((a, i) => ({
            id: `${unit.id}:${i}`,
            unit_id: unit.id,
            alias: a.alias,
            valid_from: a.validFrom,
            valid_to: a.validTo,
          })),
        )
        .execute()
    await db.deleteFrom('unit_pasts').where('unit_id', '=', unit.id).execute()
    if (unit.past && unit.past.length > 0)
      await db
        .insertInto('unit_pasts')
        .values(
          unit.past.map((f, i) => ({
            id: `${unit.id}:${String(i).padStart(4, '0')}`,
            unit_id: unit.id,
            name: f.name,
            kind: f.kind,
            parent_id: f.parentId,
            valid_from: f.validFrom,
            valid_to: f.validTo,
          })),
        )
        .execute()
    return saved
  },

  async saveGroup(group, expected) {
    const saved = await upsert(
      db,
      'unit_groups',
      group.id,
      { name: group.name, aliases: JSON.stringify(group.aliases) },
      expected,
    )
    if (saved === 'stale') return saved
    await db.deleteFrom('unit_group_members').where('group_id', '=', group.id).execute()
    if (group.members.length > 0)
      await db
        .insertInto('unit_group_members')
        .values(
          group.members.map((m, i) => ({
            id: `${group.id}:${i}`,
            group_id: group.id,
            unit_id: m.unitId,
            valid_from: m.validFrom,
            valid_to: m.validTo,
          })),
        )
        .execute()
    return saved
  },

  async savePost(post, expected) {
    const row = {
      kind: post.kind,
      title: post.title,
      unit_id: post.unitId,
      person_id: post.personId,
      valid_from: post.validFrom,
      valid_to: post.validTo,
      previous_post_id: post.previousPostId ?? null,
    }
    const saved = await upsert(db, 'posts', post.id, row, expected)
    if (saved === 'stale') return saved
    await db.deleteFrom('post_deputies').where('post_id', '=', post.id).execute()
    if (post.deputies.length > 0)
      await db
        .insertInto('post_deputies')
        .values(
          post.deputies.map((d, i) => ({
            id: `${post.id}:${i}`,
            post_id: post.id,
            person_id: d.personId,
            valid_from: d.validFrom,
            valid_to: d.validTo,
          })),
        )
        .execute()
    return saved
  },

  async savePortfolio(postId, entries, ids) {
    await db.deleteFrom('portfolio').where('post_id', '=', postId).execute()
    if (entries.length === 0) return
    await db
      .insertInto('portfolio')
      .values(
        entries.map(e => ({
          id: ids(),
          post_id: postId,
          unit_id: e.unitId,
          field_id: e.fieldId,
          valid_from: e.validFrom,
          valid_to: e.validTo,
        })),
      )
      .execute()
  },

  async saveField(field, sort) {
    await db
      .insertInto('fields')
      .values({ ...field, sort })
      .onConflict(c => c.column('id').doUpdateSet({ name: field.name, sort }))
      .execute()
  },

  async saveKind({ id, name, levelId, sort }) {
    const row = { name, level_id: levelId, sort }
    await db
      .insertInto('unit_kinds')
      .values({ id, ...row })
      .onConflict(c => c.column('id').doUpdateSet(row))
      .execute()
  },

  async saveLevel({ id, name, rank, validFrom, validTo }) {
    const row = { name, rank, valid_from: validFrom, valid_to: validTo }
    await db
      .insertInto('unit_levels')
      .values({ id, ...row })
      .onConflict(c => c.column('id').doUpdateSet(row))
      .execute()
  },

  async removePost(id) {
    await db.deleteFrom('post_deputies').where('post_id', '=', id).execute()
    await db.deleteFrom('portfolio').where('post_id', '=', id).execute()
    await db.deleteFrom('post_accounts').where('post_id', '=', id).execute()
    await db.deleteFrom('posts').where('id', '=', id).execute()
  },
})

/** Inserts (expected null) or updates the row that still has the expected version. */
async function upsert(
  db: Kysely<Database>,
  table: 'units' | 'unit_groups' | 'posts',
  id: string,
  row: Record<string, string | number | null>,
  expected: number | null,
): Promise<Saved> {
  if (expected === null) {
    await db
      .insertInto(table)
      .values({ ...row, id, version: 1 } as never)
      .execute()
    return 'saved'
  }
  const result = await db
    .updateTable(table)
    .set({ ...row, version: expected + 1 } as never)
    .where('id', '=', id)
    .where('version', '=', expected)
    .executeTakeFirst()
  return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
}

export async function loadOffice(db: Kysely<Database>): Promise<Office> {
  const name = await db.selectFrom('settings').select('value').where('key', '=', OFFICE_NAME).executeTakeFirst()
  const units = await db.selectFrom('units').selectAll().orderBy('sort').orderBy('id').execute()
  const aliases = await db.selectFrom('unit_aliases').selectAll().orderBy('id').execute()
  const pasts = await db.selectFrom('unit_pasts').selectAll().orderBy('valid_from').execute()
  const levels = await db.selectFrom('unit_levels').selectAll().orderBy('rank').execute()
  const kinds = await db.selectFrom('unit_kinds').selectAll().orderBy('sort').execute()
  const successions = await db.selectFrom('unit_successions').selectAll().orderBy('day').orderBy('id').execute()
  const groups = await db.selectFrom('unit_groups').selectAll().orderBy('name').execute()
  const members = await db.selectFrom('unit_group_members').selectAll().orderBy('id').execute()
  const people = await db.selectFrom('people').select(['id', 'name', 'email', 'active']).orderBy('id').execute()
  const posts = await db.selectFrom('posts').selectAll().orderBy('id').execute()
  const deputies = await db.selectFrom('post_deputies').selectAll().orderBy('id').execute()
  const portfolio = await db.selectFrom('portfolio').selectAll().orderBy('id').execute()
  const fields = await db.selectFrom('fields').select(['id', 'name']).orderBy('sort').execute()
  const aliasesOf = groupBy(aliases, a => a.unit_id)
  const pastsOf = groupBy(pasts, f => f.unit_id)
  const membersOf = groupBy(members, m => m.group_id)
  const deputiesOf = groupBy(deputies, d => d.post_id)
  const valid = (r: { valid_from: string; valid_to: string | null }) => ({
    validFrom: r.valid_from as Day,
    validTo: r.valid_to as Day | null,
  })
  return {
    name: name ? (JSON.parse(name.value) as string) : '',
    units: units.map(u => ({
      id: u.id,
      name: u.name,
      kind: u.kind,
      parentId: u.parent_id,
      sort: u.sort,
      ...valid(u),
      aliases: (aliasesOf.get(u.id) ?? []).map(a => ({ alias: a.alias, ...valid(a) })),
      ...(pastsOf.has(u.id) ? { past: pastsOf.get(u.id)!.map(faceOf) } : {}),
      version: u.version,
    })),
    groups: groups.map(g => ({
      id: g.id,
      name: g.name,
      aliases: JSON.parse(g.aliases) as string[],
      members: (membersOf.get(g.id) ?? []).map(m => ({ unitId: m.unit_id, ...valid(m) })),
      version: g.version,
    })),
    people: people.map(p => ({ id: p.id, name: p.name, email: p.email, active: p.active === 1 })),
    posts: posts.map(p => ({
      id: p.id,
      kind: p.kind as PostKind,
      title: p.title,
      unitId: p.unit_id,
      personId: p.person_id,
      ...valid(p),
      deputies: (deputiesOf.get(p.id) ?? []).map(d => ({ personId: d.person_id, ...valid(d) })),
      ...(p.previous_post_id === null ? {} : { previousPostId: p.previous_post_id }),
      version: p.version,
    })),
    portfolio: portfolio.map(e => ({ postId: e.post_id, unitId: e.unit_id, fieldId: e.field_id, ...valid(e) })),
    fields,
    levels: levels.map(l => ({ id: l.id, name: l.name, rank: l.rank, ...valid(l) })),
    successions: successions.map(s => ({ fromUnitId: s.from_unit_id, toUnitId: s.to_unit_id, day: s.day as Day })),
    kinds: kinds.map(k => ({ id: k.id, name: k.name, levelId: k.level_id, sort: k.sort })),
  }
}

const faceOf = (f: Selectable<Database['unit_pasts']>): UnitFace => ({
  name: f.name,
  kind: f.kind,
  parentId: f.parent_id,
  validFrom: f.valid_from as Day,
  validTo: f.valid_to as Day,
})

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const map = new Map<string, T[]>()
  for (const row of rows) {
    const list = map.get(key(row))
    if (list) list.push(row)
    else map.set(key(row), [row])
  }
  return map
}
