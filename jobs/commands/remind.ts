/**
 * `remind --as-of INSTANT [--dry-run] [--json]`: everything due by then and not on record goes into the outbox;
 * nothing is sent. With --dry-run nothing is written either.
 */
import { noticeKey } from '#app/domain/reminder/notice.ts'
import { type Instant, instant } from '#app/domain/shared/instant.ts'
import { dryRunMails } from '#app/features/reminders/dry-run.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { previewMails } from '#app/features/reminders/preview-mails.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { withDeliveryTools } from '#app/server/reminder-tools.server.ts'

const USAGE = 'usage: giaoviec remind --as-of INSTANT [--dry-run] [--json]   (INSTANT like 2026-06-09T07:30+07:00)\n'

type Wanted = { asOf: Instant; dryRun: boolean; json: boolean }

function readArgs(args: readonly string[]): Wanted | null {
  let asOf: Instant | null = null
  let [dryRun, json] = [false, false]
  for (let i = 0; i < args.length; i += 1) {
    if (args[i] === '--dry-run') dryRun = true
    else if (args[i] === '--json') json = true
    else if (args[i] === '--as-of' && args[i + 1] !== undefined) asOf = readInstant(args[++i]!)
    else return null
  }
  return asOf === null ? null : { asOf, dryRun, json }
}

export function readInstant(text: string): Instant | null {
  try {
    return instant(text)
  } catch {
    return null
  }
}

export async function run(args: string[]): Promise<number> {
  const wanted = readArgs(args)
  if (!wanted) {
    process.stderr.write(USAGE)
    return 2
  }
  const { asOf, dryRun, json } = wanted
  await openOurDatabase()
  try {
    const { planned, mails } = await withDeliveryTools(async tools => {
      if (dryRun) {
        const { mails, ...made } = await dryRunMails(tools, { asOf })
        return { planned: { ...made, notices: made.notices.map(n => ({ ...n, key: noticeKey(n) })) }, mails }
      }
      const planned = await planDueNotices(tools, { asOf, mailDomains: tools.mailDomains })
      return { planned, mails: await previewMails(tools, planned.notices, asOf) }
    })
    if (json) {
      const notices = planned.notices.map(({ key, taskId, rule, step, occurrence, personId, email }) => ({
        key,
        taskId,
        rule,
        step,
        occurrence,
        personId,
        email,
      }))
      const told = mails.map(({ to, subject, keys }) => ({ to, subject, keys }))
      process.stdout.write(`${JSON.stringify({ asOf, notices, mails: told })}\n`)
    } else {
      for (const m of mails) process.stdout.write(`${m.personName} <${m.to ?? 'không có địa chỉ'}>: ${m.subject}\n`)
    }
    const people = new Set(mails.map(m => m.personId)).size
    process.stderr.write(`${dryRun ? 'Thử: ' : ''}${people} người, ${planned.notices.length} nhắc việc.\n`)
    for (const n of planned.nobody) process.stderr.write(`Không có người nhận: ${n.taskId} ${n.step}\n`)
    return 0
  } finally {
    await closeOurDatabase()
  }
}
