import type { Kysely } from 'kysely'
import type { PostAccount, PostAccountStore } from '#app/features/ports.ts'
import type { Database } from '../schema.ts'
import { loginKey } from './people.ts'

export const postAccountStore = (db: Kysely<Database>): PostAccountStore => ({
  async get(postId) {
    const row = await db.selectFrom('post_accounts').selectAll().where('post_id', '=', postId).executeTakeFirst()
    return row ? accountOf(row) : null
  },
  async findByLogin(login) {
    const row = await db
      .selectFrom('post_accounts')
      .selectAll()
      .where('login_account', '=', loginKey(login))
      .executeTakeFirst()
    return row ? accountOf(row) : null
  },
  async list() {
    const rows = await db.selectFrom('post_accounts').selectAll().orderBy('login_account').execute()
    return rows.map(accountOf)
  },
  async insert(account, at) {
    if (await isPersonsLogin(db, account.account)) return 'login-taken'
    const inserted = await db
      .insertInto('post_accounts')
      .values({ ...rowOf({ ...account, version: 1 }), created_at: at })
      .onConflict(c => c.doNothing())
      .returning('post_id')
      .executeTakeFirst()
    return inserted ? 'inserted' : 'login-taken'
  },
  async save(account) {
    const row = rowOf(account)
    const taken = await db
      .selectFrom('post_accounts')
      .select('post_id')
      .where('login_account', '=', row.login_account)
      .where('post_id', '!=', account.postId)
      .executeTakeFirst()
    if (taken || (await isPersonsLogin(db, account.account))) return 'login-taken'
    const result = await db
      .updateTable('post_accounts')
      .set({ ...row, version: account.version + 1 })
      .where('post_id', '=', account.postId)
      .where('version', '=', account.version)
      .executeTakeFirst()
    return Number(result.numUpdatedRows) === 1 ? 'saved' : 'stale'
  },
  async moveTo(postId, nextPostId) {
    // whoever had the password of the seat before has left it: the next holder sets an own one
    await db
      .updateTable('post_accounts')
      .set(e => ({ post_id: nextPostId, password_hash: null, version: e('version', '+', 1) }))
      .where('post_id', '=', postId)
      .execute()
  },
})

async function isPersonsLogin(db: Kysely<Database>, account: string): Promise<boolean> {
  const key = loginKey(account)
  const row = await db
    .selectFrom('people')
    .select('id')
    .where(e => e.or([e('login_email', '=', key), e('login_account', '=', key)]))
    .executeTakeFirst()
  return row !== undefined
}

const rowOf = (a: PostAccount) => ({
  post_id: a.postId,
  account: a.account,
  login_account: loginKey(a.account),
  password_hash: a.passwordHash,
  active: a.active ? (1 as const) : (0 as const),
  version: a.version,
})

const accountOf = (r: Database['post_accounts']): PostAccount => ({
  postId: r.post_id,
  account: r.account,
  passwordHash: r.password_hash,
  active: r.active === 1,
  version: r.version,
})
