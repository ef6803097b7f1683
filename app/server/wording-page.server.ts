import type { Day } from '#app/domain/shared/day.ts'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { holderOn, type Office, personOf, postsOn, unitOf } from '#app/domain/unit/office.ts'
import { describeEvent, namesIn } from '#app/features/admin/describe-event.ts'
import type { StoredEvent } from '#app/features/ports.ts'
import type { SelectOption } from '#app/ui/base/select.tsx'

/** Whoever holds a post today, by unit: whose mail may be looked at. */
export function readersOf(office: Office, today: Day): SelectOption[] {
  const seen = new Set<string>()
  return postsOn(office, today).flatMap(post => {
    const holder = holderOn(office, post, today)
    if (!holder?.active || seen.has(holder.id)) return []
    seen.add(holder.id)
    return [
      {
        value: holder.id,
        label: `${holder.name} – ${post.title}`,
        group: unitOf(office, post.unitId)?.name ?? '',
      },
    ]
  })
}

/** Who is likely to get such a message: the first ones tried, whoever sees a task is shown. */
export function likelyReaders(office: Office, today: Day, messageId: string): string[] {
  const kinds =
    messageId === 'leader' || messageId.startsWith('line.ext') || messageId === 'line.explanation-waiting'
      ? ['vice-chair', 'chair']
      : ['line.report-waiting', 'line.send-back-waiting', 'line.second-word', 'line.review'].includes(messageId)
        ? ['secretary']
        : messageId === 'line.handed-on'
          ? ['officer', 'unit-head']
          : ['unit-head', 'secretary']
  const people = kinds.flatMap(kind =>
    postsOn(office, today).flatMap(p => (p.kind === kind ? (holderOn(office, p, today)?.id ?? []) : [])),
  )
  return [...new Set(people)].filter(id => personOf(office, id)?.active)
}

export function versionLines(versions: readonly StoredEvent[], office: Office) {
  const names = namesIn(office)
  return versions.map(e => ({
    id: e.id,
    at: formatInstant(e.at),
    who: e.actorId ? `${names('person', e.actorId) ?? ''} (${e.actorTitle})` : e.actorTitle,
    ...describeEvent(e, names),
    fields: 'after' in e.data ? (e.data.after as Record<string, string>) : {},
  }))
}
