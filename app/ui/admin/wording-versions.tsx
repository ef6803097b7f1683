import { Card } from '../base/card.tsx'

type Version = {
  id: string
  at: string
  who: string
  what: string
  changes: { label: string; before: string | null; after: string | null }[]
}

/** What a message said before, who changed it, and the way back to it. */
export function WordingVersions({ messageId, versions }: { messageId: string; versions: readonly Version[] }) {
  if (versions.length === 0) return null
  return (
    <section className="mt-6">
      <h2 className="mb-2">Các lần sửa</h2>
      <div className="flex max-w-3xl flex-col gap-3">
        {versions.map(v => (
          <Card key={v.id} title={v.what} subtitle={`${v.at} – ${v.who}`}>
            <ul className="flex flex-col gap-2">
              {v.changes.map(c => (
                <li key={c.label}>
                  <span className="meta block">{c.label}</span>
                  <del className="block text-soft">{c.before ?? 'mặc định'}</del>
                  <span>{c.after ?? 'mặc định'}</span>
                </li>
              ))}
            </ul>
            <a href={`/quan-tri/mau-thu/${messageId}?ban=${v.id}`} className="mt-2 inline-flex min-h-11 items-center">
              Xem lại bản này
            </a>
          </Card>
        ))}
      </div>
    </section>
  )
}
