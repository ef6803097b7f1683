import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type Actor, holds } from '#app/domain/access/actor.ts'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { formatTime } from '#app/domain/shared/instant.ts'
import { isValidOn, type Office } from '#app/domain/unit/office.ts'
import { loadReviewBoard, type ReviewBoardLine } from '#app/features/scoring/review-board.ts'
import { pageContext, requireMay } from '#app/server/page.server.ts'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { type BoardLine, DECISIONS } from '#app/ui/review/board.ts'
import { ReviewBoard } from '#app/ui/review/review-board.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, now, reads, newKey } = await pageContext(request)
  requireMay(actor, 'review.view')
  const { searchParams: params } = new URL(request.url)
  const q = params.get('q')?.trim() ?? ''
  const seesAll = holds(actor, 'chair', 'secretary')
  const all = !seesAll && params.get('tat_ca') === '1'
  const { groups, overdue, office } = await loadReviewBoard(reads, actor, { today, all, q })
  const keep = new URLSearchParams({ ...(q ? { q } : {}), ...(all ? { tat_ca: '1' } : {}) }).toString()
  const decision = DECISIONS.find(d => d === params.get('mo'))
  const viec = params.get('viec')
  return json({
    groups: groups.map(g => ({ ...g, lines: g.lines.map(boardLine) })),
    overdue,
    q,
    all,
    seesAll,
    scope: scopeText(actor, office, seesAll || all),
    at: `${formatTime(now)}, ${weekdayName(today)}, ${formatDay(today)}`,
    today,
    pageKey: newKey(),
    here: keep ? `/ra-soat?${keep}` : '/ra-soat',
    open: viec && decision && decision !== 'urge' ? { id: viec, decision } : null,
    units: office.units
      .filter(u => u.kind !== 'leadership' && isValidOn(u, today))
      .sort((a, b) => a.sort - b.sort)
      .map(u => ({ value: u.id, label: u.name, aliases: u.aliases.map(a => a.alias) })),
  })
}

export const meta: MetaFunction = () => [{ title: 'Rà soát quá hạn – Giao việc – Nhắc việc' }]

export default function ReviewPage() {
  const { groups, overdue, q, all, seesAll, scope, at, ...board } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title="Rà soát quá hạn"
        subtitle={
          <>
            {scope} · {overdue} việc quá hạn · số liệu lúc {at}
            {!seesAll && (
              <>
                {' '}
                ·{' '}
                <Link to={all ? '/ra-soat' : '/ra-soat?tat_ca=1'}>
                  {all ? 'chỉ phần tôi phụ trách' : 'toàn cơ quan'}
                </Link>
              </>
            )}
          </>
        }
        actions={<SearchField defaultValue={q} keep={all ? { tat_ca: '1' } : undefined} />}
      />
      <ReviewBoard key={`${q}|${all}`} groups={groups} {...board} />
    </>
  )
}

const boardLine = (l: ReviewBoardLine): BoardLine => ({
  id: l.id,
  version: l.version,
  path: l.path,
  title: l.title,
  meetingTitle: l.meetingTitle,
  meetingDay: l.meetingDay,
  due: l.due,
  originalDue: l.originalDue,
  daysLate: l.standing === 'overdue' ? l.daysLate : 0,
  progress: l.progress,
  reminded: l.reminded + l.urged,
  extensions: l.extensions,
  extensionAsked: l.extensionAsked,
  explanationWaits: l.explanationWaits,
  sendBackReason: l.sendBackReason,
  lastReport: l.lastReport,
  waitsForUnits: l.waitsForUnits,
  starred: l.starred,
  may: l.may,
  decided: l.decided,
})

/** "Lĩnh vực Đô thị, Kinh tế, 7 đơn vị phụ trách" */
function scopeText(actor: Actor, office: Office, whole: boolean): string {
  if (whole) return 'Toàn cơ quan'
  const fields = office.fields.filter(f => actor.portfolio.some(e => e.fieldId === f.id)).map(f => f.name)
  const units = new Set(actor.portfolio.map(e => e.unitId).filter(id => id !== null))
  const parts = [
    fields.length > 0 && `Lĩnh vực ${fields.join(', ')}`,
    units.size > 0 && `${units.size} đơn vị phụ trách`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : 'Phần bạn chủ trì'
}
