import type { Instant } from '#app/domain/shared/instant.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { accountsToShow, type ShownAccount } from '#db/seed/demo/accounts.ts'
import { loadDemo } from '#db/seed/demo/load-demo.ts'
import { DEMO_PASSWORD, DOMAIN, OFFICE } from '#db/seed/demo/place.ts'
import { loadScale, type ScaleGiven } from '#db/seed/scale/load-scale.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { siteUrl } from './env.server.ts'
import { log } from './log.server.ts'
import { argon2Passwords } from './passwords.server.ts'
import { DEMO_ACCOUNTS, type DemoAccounts } from './sign-in-page.server.ts'

/** Fills the open, empty database with the demo; answers the lines that name its accounts. */
export async function loadDemoHere(): Promise<string[]> {
  log.info({}, 'loading the demo: a year is played, some ten seconds')
  const passwordHash = await argon2Passwords.hash(DEMO_PASSWORD)
  await loadDemo(database(), {
    now: systemClock.now(),
    passwordHash,
    writeLetter: letter => letterMail(letter, siteUrl()),
    mailHost: DOMAIN,
  })
  const stores = storesOn(database().db)
  const accounts = await accountsToShow(stores)
  await stores.settings.set(DEMO_ACCOUNTS, { password: DEMO_PASSWORD, accounts } satisfies DemoAccounts)
  return demoLines(accounts)
}

/** Accounts by post, one password: printed, because nobody can guess them. */
function demoLines(accounts: readonly ShownAccount[]): string[] {
  return [
    `Dữ liệu dùng thử của ${OFFICE} (nơi chốn và số liệu đều do phần mềm đặt ra).`,
    `Mật khẩu chung: ${DEMO_PASSWORD}`,
    ...accounts.map(({ login, role }) => `  ${login.padEnd(18)} ${role}`),
    `Các tài khoản khác: Quản trị → Người dùng, hoặc đăng nhập bằng địa chỉ thư TÀI_KHOẢN@${DOMAIN}.`,
  ]
}

type ScaleWanted = Pick<ScaleGiven, 'tasks' | 'units' | 'seed' | 'progress'> & { now: Instant | null }

/** Fills the open, empty database with an office of any size; answers what was made. */
export async function loadScaleHere({ now, ...wanted }: ScaleWanted): Promise<string[]> {
  const passwordHash = await argon2Passwords.hash(DEMO_PASSWORD)
  const loaded = await loadScale(database(), { ...wanted, now: now ?? systemClock.now(), passwordHash })
  return [
    `${loaded.tasks} nhiệm vụ, ${loaded.events} sự kiện, ${loaded.meetings} cuộc họp, ${loaded.people} tài khoản`,
    `Tài khoản: chutich, thuky, quantri, cchc, giamsat, pct1…, phong-001…, phuong-001…; mật khẩu chung: ${DEMO_PASSWORD}`,
  ]
}
