import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { lazy, Suspense } from 'react'
import { amendmentWords } from '#app/domain/amendment/amendment.ts'
import { addDays, yearOf } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { postsOn } from '#app/domain/unit/office.ts'
import { meetingSubject } from '#app/features/meetings/meeting-subject.ts'
import { readDraftText, readDraftTextInput } from '#app/features/meetings/read-draft-text.ts'
import { slimOffice } from '#app/features/meetings/slim-office.ts'
import { tools } from '#app/server/compose.server.ts'
import { redirectSaying } from '#app/server/flash.server.ts'
import { invalid, parseForm, refused } from '#app/server/forms.server.ts'
import { found, orPage, pageContext, requireMay } from '#app/server/page.server.ts'
import { requireActor } from '#app/server/session.server.ts'
import { useHydrated } from '#app/ui/base/use-hydrated.ts'
import type { DraftingData } from '#app/ui/meeting/drafting/drafting-data.ts'
import { StillDraft } from '#app/ui/meeting/drafting/still-draft.tsx'

/** Working days are counted at most this far from the meeting. */
const CALENDAR_DAYS = 200

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, today, reads } = await pageContext(request)
  const page = found(await reads.meetingPage(actor, params.meetingId!, today))
  const { meeting, conclusion, office, chairName, amendment } = page
  requireMay(actor, 'meeting.edit', meetingSubject(meeting, conclusion))
  if (conclusion?.state === 'submitted') throw redirect(`/cuoc-hop/${meeting.id}/duyet`)
  if (conclusion?.state === 'published') throw redirect(`/cuoc-hop/${meeting.id}`)
  const years = new Set([yearOf(meeting.day), yearOf(addDays(meeting.day, CALENDAR_DAYS))])
  const days = (await Promise.all([...years].map(y => reads.calendarDays(y)))).flat()
  const data: DraftingData = {
    meeting: {
      id: meeting.id,
      title: meeting.title,
      day: meeting.day,
      chairTitle: meeting.chairTitle,
      chairName,
      attendance: meeting.attendance,
      version: meeting.version,
    },
    chairs: postsOn(office, meeting.day).flatMap(p =>
      (p.kind === 'chair' || p.kind === 'vice-chair') && p.personId ? [{ personId: p.personId, title: p.title }] : [],
    ),
    office: slimOffice(office),
    overrides: days.map(d => [d.day, d.kind]),
    today,
    doc: conclusion?.doc ?? { type: 'doc', content: [{ type: 'paragraph' }] },
    directives: conclusion?.directives ?? [],
    version: conclusion?.version ?? 0,
    returnReason: conclusion?.returnReason ?? null,
    savedAt: conclusion?.updatedAt ?? null,
    personId: actor.personId,
    amends: amendment && {
      words: amendmentWords({ kind: amendment.kind, ...amendment.earlier }),
      meetingId: amendment.meetingId,
    },
  }
  return json(data)
}

/** The page without script sends its text here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request)
  const form = await parseForm(request, readDraftTextInput, { meetingId: params.meetingId })
  if (!form.ok) return invalid(form)
  const outcome = await orPage(readDraftText(tools(), actor, form.value))
  if (isRefusal(outcome)) return refused(outcome, form.values)
  if (outcome.kind === 'stale')
    return json(
      {
        message: `${outcome.by} vừa lưu một bản khác. Văn bản bạn ghi vẫn còn dưới đây: hãy chép lại, tải lại trang để xem bản kia rồi lưu.`,
        errors: {},
        values: form.values,
      },
      { status: 409 },
    )
  return redirectSaying(`/cuoc-hop/${params.meetingId}/soan`, 'Đã lưu và đọc lại văn bản.')
}

// what the page holds is newer than what a loader would say after each of its own saves
export const shouldRevalidate = () => false
export const handle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Soạn kết luận – Giao việc – Nhắc việc' }]

const Workbench = lazy(() => import('#app/ui/meeting/drafting/workbench.tsx'))

export default function Draft() {
  const data = useLoaderData<typeof loader>() as unknown as DraftingData
  const reply = useActionData<typeof action>()
  const hydrated = useHydrated()
  const still = <StillDraft data={data} reply={reply ?? null} />
  return hydrated ? (
    <Suspense fallback={still}>
      <Workbench key={data.meeting.id} data={data} />
    </Suspense>
  ) : (
    still
  )
}
