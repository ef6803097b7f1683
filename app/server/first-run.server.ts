import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { seedHolidays } from '#app/features/reminders/seed-holidays.ts'
import { authTools } from './auth-tools.server.ts'
import { type Env, env, isLoopback, siteUrl } from './env.server.ts'

const DEFAULT_DATABASE = 'file:data/giaoviec.db'

/** Loads the demo into an empty database and answers the lines that name its accounts. */
export type LoadDemo = () => Promise<string[]>

/** An empty system either shows itself (a first look on one's own machine) or asks for its first administrator. */
export const wantsDemo = ({ DEMO, DATABASE_URL, HOST }: Pick<Env, 'DEMO' | 'DATABASE_URL' | 'HOST'>): boolean =>
  DEMO === undefined ? DATABASE_URL === DEFAULT_DATABASE && isLoopback(HOST) : DEMO === '1'

export async function firstRun(loadDemo?: LoadDemo): Promise<string[]> {
  const tools = authTools()
  if ((await tools.unitOfWork(({ people }) => people.count())) > 0) return []
  if (loadDemo && wantsDemo(env)) return loadDemo() // brings its own calendar
  await tools.unitOfWork(({ calendar }) => seedHolidays(calendar))
  const { token } = await issueSetupLink(tools, null)
  return [
    'Hệ thống chưa có tài khoản. Mở liên kết dùng một lần sau (trong 48 giờ) để lập quản trị viên đầu tiên:',
    `  ${siteUrl()}/thiet-lap/${token}`,
  ]
}
