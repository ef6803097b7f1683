import { z } from 'zod'

/** The whole environment; what an administrator may change while running lives in the database instead. */
const list = z
  .string()
  .default('')
  .transform(text =>
    text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(domain => domain.toLowerCase()),
  )

const address = z.url({ protocol: /^https?$/ }).transform(url => new URL(url).origin)

const emptyMeansUnset = (value: unknown) => (value === '' ? undefined : value)

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).catch('development'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('127.0.0.1'),
  /** `file:PATH` or `postgres://…` */
  DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)/, 'file:PATH or postgres://…')
    .default('file:data/giaoviec.db'),
  /** Unset: mails stay in the outbox page. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** Domains that mail may go to; empty: any. */
  MAIL_DOMAINS: list,
  /** How people reach this site, behind a proxy or by its name: `https://giaoviec.tinh.gov.vn`. */
  APP_URL: address.optional(),
  /** Made and kept in the data folder if unset (secret.server.ts). */
  APP_SECRET: z.string().min(32).optional(),
  /** `1` loads the demo, `0` never does; unset: only into a new default database on this machine (first-run.server.ts). */
  DEMO: z.enum(['0', '1']).optional(),
})

export type Env = z.infer<typeof schema>

export function readEnv(source: Record<string, string | undefined>): Env {
  const entries = Object.keys(schema.shape).map(name => [name, emptyMeansUnset(source[name])])
  const result = schema.safeParse(Object.fromEntries(entries))
  if (result.success) return result.data
  const problems = result.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`Biến môi trường không hợp lệ – ${problems.join('; ')}`)
}

export const env: Env = readEnv(process.env)

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

export const isLoopback = (host: string): boolean => LOOPBACK.test(host)

/** Where people find the site, for mails and for the first line of `npm start`. */
export const siteUrl = ({ APP_URL, HOST, PORT }: Env = env): string =>
  APP_URL ??
  `http://${['0.0.0.0', '::'].includes(HOST) ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`
