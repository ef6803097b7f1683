import type { Stores } from '#app/features/ports.ts'
import { LEADING_SEATS, personIdOf, SEATS } from './office.ts'
import { OFFICES, type UnitRow, WARDS } from './place.ts'

export type ShownAccount = { login: string; role: string }

/**
 * Who is named to somebody who looks for the first time: the leading seats, then an office, a ward and officers that
 * have work on the day of seeding, so that no first look meets an empty page.
 */
export async function accountsToShow({ tasks }: Pick<Stores, 'tasks'>): Promise<ShownAccount[]> {
  const open = await tasks.openAfter(null, 5000)
  const ofUnit = (u: UnitRow) => open.filter(t => t.unitId === u.id).length
  const ofOfficer = (account: string) => open.filter(t => t.officerId === personIdOf(account)).length
  const busiestOfficer = (u: UnitRow) => mostOf(u.officers, ofOfficer)
  const office = mostOf(OFFICES, ofUnit)
  // of two wards with as much work the one whose officer has some too
  const ward = mostOf(WARDS, w => ofUnit(w) + (w.officers.some(o => ofOfficer(o) > 0) ? 0.5 : 0))
  const logins = [office, ward].flatMap(u => {
    const officer = u && busiestOfficer(u)
    return u ? [u.account, ...(officer && ofOfficer(officer) > 0 ? [officer] : [])] : []
  })
  return [
    ...LEADING_SEATS.map(({ account, name }) => ({ login: account, role: name })),
    ...logins.map(login => ({ login, role: SEATS.find(s => s.account === login)?.name ?? login })),
  ]
}

/** The first of those for which the number is greatest. */
const mostOf = <T>(all: readonly T[], count: (one: T) => number): T | undefined =>
  all.reduce<T | undefined>((best, one) => (best === undefined || count(one) > count(best) ? one : best), undefined)
