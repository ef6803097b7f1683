import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { unitOf } from '#app/domain/unit/office.ts'
import { feedAction, feedView } from '#app/server/feed-page.server.ts'
import { found, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { FeedCard } from '#app/ui/calendar/feed-card.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  const unit = found(unitOf(await reads.office(), found(params.unitId)))
  requireMay(actor, 'unit.feed', { kind: 'unit', unitId: unit.id })
  return json({ unit: { id: unit.id, name: unit.name }, feed: await feedView({ unitId: unit.id }) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const unitId = found(params.unitId)
  return feedAction(request, await requireActor(request), { unitId }, `/don-vi/${unitId}`)
}

export const meta: MetaFunction = () => [{ title: 'Địa chỉ lịch – Giao việc – Nhắc việc' }]

export default function UnitCalendar() {
  const { unit, feed } = useLoaderData<typeof loader>()
  const reply = useActionData() as { address?: string } | undefined
  return (
    <div className="max-w-2xl">
      <PageHeader title="Địa chỉ lịch" breadcrumb={[{ label: unit.name, href: `/don-vi/${unit.id}` }]} />
      <FeedCard feed={feed} action={`/don-vi/${unit.id}/lich`} address={reply?.address} whose={unit.name} />
    </div>
  )
}

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
