import type { Notice } from '#app/domain/reminder/notice.ts'
import { noticeKey } from '#app/domain/reminder/notice.ts'
import type { Words } from '#app/domain/reminder/wording/words.ts'
import { dayOfInstant, type Instant } from '#app/domain/shared/instant.ts'
import { personOf } from '#app/domain/unit/office.ts'
import { openLinkBook } from '../mail-links/link-book.ts'
import type { StoredTask } from '../ports.ts'
import type { DeliveryTools } from './delivery-tools.ts'
import { letterFor, openDesk } from './desk.ts'

export type PreviewedMail = {
  personId: string
  personName: string
  /** Null: nobody up the line has an address; the mail would be kept. */
  to: string | null
  subject: string
  text: string
  html: string
  keys: string[]
  taskIds: string[]
}

/** The mails these notices would make, as their people would read them. Writes nothing. */
export async function previewMails(
  tools: DeliveryTools,
  notices: readonly Notice[],
  asOf: Instant,
  asIf: ReadonlyMap<string, StoredTask> = new Map(),
  words?: Words,
): Promise<PreviewedMail[]> {
  if (notices.length === 0) return []
  return tools.unitOfWork(async stores => {
    const opened = await openDesk(stores, dayOfInstant(asOf), tools.mailDomains)
    const desk = words ? { ...opened, words } : opened
    const ids = [...new Set(notices.flatMap(n => n.taskId ?? []))]
    const tasks = new Map([...(await stores.tasks.readable(ids)).tasks.map(t => [t.id, t] as const), ...asIf])
    const groups = new Map<string, Notice[]>()
    for (const n of notices) {
      const key = `${n.personId} ${n.data.group}`
      groups.set(key, [...(groups.get(key) ?? []), n])
    }
    const links = await openLinkBook({ ids: null }, stores, desk, [], asOf)
    const mails: PreviewedMail[] = []
    for (const group of groups.values()) {
      const first = group[0]!
      mails.push({
        personId: first.personId,
        personName: personOf(desk.office, first.personId)?.name ?? '',
        to: first.email,
        ...tools.writeLetter(
          await letterFor(stores, desk, first.personId, group, tasks, links.of(first.personId, group, tasks)),
        ),
        keys: group.map(noticeKey),
        taskIds: [...new Set(group.flatMap(n => n.taskId ?? []))],
      })
    }
    return mails
  })
}
