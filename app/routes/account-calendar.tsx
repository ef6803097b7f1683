import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { feedAction, feedView } from '#app/server/feed-page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { FeedCard } from '#app/ui/calendar/feed-card.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request)
  return json({ feed: await feedView({ personId }) })
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  return feedAction(request, actor, { personId: actor.personId }, '/tai-khoan/lich')
}

export const meta: MetaFunction = () => [{ title: 'Địa chỉ lịch – Giao việc – Nhắc việc' }]

export default function AccountCalendar() {
  const { feed } = useLoaderData<typeof loader>()
  const reply = useActionData() as { address?: string } | undefined
  return (
    <div className="max-w-2xl">
      <PageHeader title="Địa chỉ lịch" breadcrumb={[{ label: 'Tài khoản', href: '/tai-khoan' }]} />
      <FeedCard feed={feed} action="/tai-khoan/lich" address={reply?.address} whose="bạn" />
    </div>
  )
}
