import type { Kysely } from 'kysely'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import type { Account, PeopleStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'

export const peopleStore = (db: Kysely<Database>): PeopleStore => ({
  async get(id) {
    const row = await db.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? accountOf(row) : null
  },
  async findByLogin(login) {
    const key = loginKey(login)
    const row = await db
      .selectFrom('people')
      .selectAll()
      .where(e => e.or([e('login_email', '=', key), e('login_account', '=', key)]))
      .executeTakeFirst()
    return row ? accountOf(row) : null
  },
  async count() {
    const row = await db
      .selectFrom('people')
      .select(e => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    return Number(row.n)
  },
  logins: () => db.selectFrom('people').select(['id', 'name', 'email', 'account']).orderBy('id').execute(),
  async insert(person, at) {
    if (await isPostLogin(db, person)) return 'login-taken'
    const inserted = await db
      .insertInto('people')
      .values({ ...rowOf({ ...person, version: 1 }), created_at: at })
      .onConflict(c => c.doNothing())
      .returning('id')
      .executeTakeFirst()
    return inserted ? 'inserted' : 'login-taken'
  },
  async save(person) {
    const row = rowOf(person)
    const taken = await db
      .selectFrom('people')
      .select('id')
      .where('id', '!=', person.id)
      .where(e =>
        e.or([e('login_email', '=', row.login_email ?? ''), e('login_account', '=', row.login_account ?? '')]),
      )
      .executeTakeFirst()
    if (taken || (await isPostLogin(db, person))) return 'login-taken'
    const result = await db
      .updateTable('people')
      .set({ ...row, version: person.version + 1 })
      .where('id', '=', person.id)
      .where('version', '=', person.version)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
  async pseudonymise(id, pseudonym) {
    const nobody = { email: null, account: null, login_email: null, login_account: null, password_hash: null }
    await db
      .updateTable('people')
      .set(e => ({ ...nobody, name: pseudonym, search_text: fold(pseudonym), version: e('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
    await db.updateTable('personal_values').set({ value: BLOTTED }).where('person_id', '=', id).execute()
    await db.updateTable('outbox').set({ email: null }).where('person_id', '=', id).execute()
    // a mail names its reader in the address, the greeting and the body
    const settled = db
      .selectFrom('mails')
      .select('id')
      .where('person_id', '=', id)
      .where('state', 'not in', ['ready', 'sending'])
    await db.updateTable('letters').set({ text: BLOTTED, html: BLOTTED }).where('mail_id', 'in', settled).execute()
    await db.updateTable('mails').set({ email: '' }).where('id', 'in', settled).execute()
    await db.updateTable('sessions').set({ client: '' }).where('person_id', '=', id).execute()
  },
})

const BLOTTED = '(đã ẩn)'

/** The account of a post signs in by the same field. */
async function isPostLogin(db: Kysely<Database>, p: Pick<Account, 'email' | 'account'>): Promise<boolean> {
  const keys = [p.email, p.account].flatMap(k => (k === null ? [] : [loginKey(k)]))
  if (keys.length === 0) return false
  const row = await db
    .selectFrom('post_accounts')
    .select('post_id')
    .where('login_account', 'in', keys)
    .executeTakeFirst()
  return row !== undefined
}

export const loginKey = (text: string): string => text.trim().normalize('NFC').toLowerCase()

const rowOf = (p: Account) => ({
  id: p.id,
  name: p.name,
  email: p.email,
  account: p.account,
  login_email: p.email === null ? null : loginKey(p.email),
  login_account: p.account === null ? null : loginKey(p.account),
  password_hash: p.passwordHash,
  active: p.active ? (1 as const) : (0 as const),
  search_text: fold([p.name, p.email ?? '', p.account ?? ''].join(' ')),
  version: p.version,
})

const accountOf = (r: Database['people']): Account => ({
  id: r.id,
  name: r.name,
  email: r.email,
  account: r.account,
  passwordHash: r.password_hash,
  active: r.active === 1,
  version: r.version,
})
