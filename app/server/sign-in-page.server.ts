import { OFFICE_NAME } from '#app/features/settings.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'

export type DemoAccounts = { password: string; accounts: { login: string; role: string }[] }

/** Set by the demo seed only: anybody may then read how to get in. */
export const DEMO_ACCOUNTS = 'office.demo-accounts'

/** What may be shown to whoever has not signed in yet. */
export async function signInPage() {
  const { people, settings } = storesOn(database().db)
  const [officeName, count, demo] = await Promise.all([
    settings.get<string>(OFFICE_NAME),
    people.count(),
    settings.get<DemoAccounts>(DEMO_ACCOUNTS),
  ])
  return { officeName, isEmpty: count === 0, demo }
}
