import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatInstant } from '#app/domain/shared/instant.ts'
import { describeEvent, namesIn } from '#app/features/admin/describe-event.ts'
import { ruleVersions } from '#app/features/reminders/open-rules.ts'
import { tools } from '#app/server/compose.server.ts'
import { orPage, pageContext } from '#app/server/page.server.ts'
import { Card } from '#app/ui/base/card.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'

/** Every version of the rules: who, when, before and after. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  const events = await orPage(ruleVersions(tools(), actor))
  const names = namesIn(await reads.office())
  return json({
    versions: events.map(e => ({
      id: e.id,
      at: formatInstant(e.at),
      who: e.actorId ? `${names('person', e.actorId) ?? ''} (${e.actorTitle})` : e.actorTitle,
      step: 'title' in e.data && typeof e.data.title === 'string' ? e.data.title : null,
      ...describeEvent(e, names),
    })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Các lần sửa quy tắc nhắc – Giao việc – Nhắc việc' }]

export default function ReminderRulesHistory() {
  const { versions } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Các lần sửa quy tắc nhắc"
        breadcrumb={[{ label: 'Quy tắc nhắc', href: '/quan-tri/nhac-viec' }]}
      />
      {versions.length === 0 ? (
        <EmptyState title="Chưa sửa lần nào">Cơ quan đang dùng quy tắc mặc định.</EmptyState>
      ) : (
        <div className="flex max-w-3xl flex-col gap-3">
          {versions.map(v => (
            <Card key={v.id} title={v.step ? `${v.what}: ${v.step}` : v.what} subtitle={`${v.at} – ${v.who}`}>
              <ul className="flex flex-col gap-2">
                {v.changes.map(c => (
                  <li key={c.label}>
                    <span className="meta block">{c.label}</span>
                    {c.before && <del className="block text-soft">{c.before}</del>}
                    <span>{c.after ?? 'bỏ'}</span>
                  </li>
                ))}
              </ul>
            </Card>
          ))}
        </div>
      )}
    </>
  )
}
