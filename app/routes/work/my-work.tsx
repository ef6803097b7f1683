import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { formatDayShort, weekdayName } from '#app/domain/shared/day.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import { ACCEPTED_FILES } from '#app/features/files/attach-file.ts'
import type { TaskLine } from '#app/features/reads.ts'
import { ownUnitOptions, reasonLists, unitOptions } from '#app/features/tasks/form-options.ts'
import { groupMyWork, MY_WORK_GROUPS, type MyWorkGroup } from '#app/features/tasks/group-work.ts'
import { pageContext } from '#app/server/page.server.ts'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { FastLinks } from '#app/ui/base/fast-links.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Tabs } from '#app/ui/base/tabs.tsx'
import { TransitionLinks, type TransitionSubject } from '#app/ui/task/transition-links.tsx'
import { type WorkAction, WorkItem, type WorkItemProps, WorkSection } from '#app/ui/task/work-item.tsx'

const ADDRESS = '/viec-cua-toi'
/** Of one group; the list has the rest. */
const SHOWN = 40

const GROUP_NAMES: Record<MyWorkGroup, string> = {
  overdue: 'Quá hạn',
  'to-accept': 'Cần tiếp nhận',
  today: 'Hôm nay',
  'this-week': 'Tuần này',
  later: 'Để sau',
  'no-due': 'Không thời hạn',
  waiting: 'Chờ quyết định',
  reported: 'Đã báo cáo, chờ xác nhận',
}

/** Where the rest of a long group is found in the list of all tasks. */
const GROUP_LIST: Record<MyWorkGroup, string> = {
  overdue: 'ket_qua=overdue',
  'to-accept': 'trang_thai=assigned',
  today: 'ket_qua=in-time',
  'this-week': 'ket_qua=in-time',
  later: 'ket_qua=in-time',
  'no-due': 'ket_qua=no-due',
  waiting: 'trang_thai=send-back-asked&trang_thai=suspended',
  reported: 'trang_thai=reported',
}

export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, today, reads, newKey } = await pageContext(request)
  const [work, office, reasons] = await Promise.all([reads.unitWork(actor, today), reads.office(), reads.reasonCodes()])
  const wanted = new URL(request.url).searchParams.get('don_vi')
  const unitId = wanted !== null && work.unitIds.includes(wanted) ? wanted : null
  const lines = work.lines.filter(l => unitId === null || l.unitId === unitId)
  const groups = groupMyWork(lines, today)
  const heads = unitsWhere(actor, 'unit-head', 'unit-deputy')
  const shown = Object.fromEntries(
    MY_WORK_GROUPS.map(g => [
      g,
      groups[g].slice(0, SHOWN).map(line => ({ line, actions: actionsOf(line, g, heads), requestKey: newKey() })),
    ]),
  ) as Record<MyWorkGroup, { line: TaskLine; actions: WorkAction[]; requestKey: string }[]>
  const countOf = (id: string) => work.lines.filter(l => l.unitId === id && isMine(l)).length
  return json({
    today,
    unitId,
    unitName: unitId || heads.length === 1 ? (unitOf(office, unitId ?? heads[0]!)?.name ?? null) : null,
    units:
      work.unitIds.length > 1
        ? work.unitIds.map(id => ({ id, name: unitOf(office, id)?.name ?? '', count: countOf(id) }))
        : [],
    total: work.lines.filter(isMine).length,
    counts: Object.fromEntries(MY_WORK_GROUPS.map(g => [g, groups[g].length])) as Record<MyWorkGroup, number>,
    shown,
    coordinating: work.coordinating.map(line => ({ line, requestKey: newKey() })),
    // whoever looks at one of several units sees what that unit does itself
    partsReported: unitId === null ? work.partsReported.map(line => ({ line, requestKey: newKey() })) : [],
    partsGiven: unitId === null ? work.partsGiven.map(line => ({ line, requestKey: newKey() })) : [],
    lists: reasonLists(reasons),
    unitOptions: unitOptions(office, today),
    ownUnits: ownUnitOptions(office, work.unitIds),
    acceptFiles: ACCEPTED_FILES,
  })
}

const isMine = (l: TaskLine): boolean => l.state !== 'reported'

/** The next step first. The head and the deputy answer for the unit; an officer does the work. */
function actionsOf(line: TaskLine, group: MyWorkGroup, heads: readonly string[]): WorkAction[] {
  const answers = heads.includes(line.unitId)
  const more: WorkAction[] = line.explanationWaits && answers ? [{ command: 'explain' }] : []
  const extend: WorkAction[] = line.due && !line.extensionAsked ? [{ command: 'ask-extension', label: 'Gia hạn' }] : []
  if (group === 'reported' || group === 'waiting') return more
  if (line.state === 'assigned') {
    const rest: WorkAction[] =
      group === 'overdue'
        ? [{ command: 'report' }]
        : answers
          ? [{ command: 'ask-send-back' }]
          : [{ command: 'progress' }]
    return [...more, { command: 'accept', quick: true }, ...rest]
  }
  if (group === 'overdue') return [...more, ...REPORT, ...(extend.length > 0 ? extend : UPDATE)].slice(0, 3)
  if (group === 'later' || group === 'no-due') return [...more, ...UPDATE, ...REPORT]
  return [...more, ...REPORT, ...UPDATE, ...extend].slice(0, 3)
}
const UPDATE: WorkAction[] = [{ command: 'progress' }]
const REPORT: WorkAction[] = [{ command: 'report' }]

export const meta: MetaFunction = () => [{ title: 'Việc của tôi – Giao việc – Nhắc việc' }]

export default function MyWork() {
  const data = useLoaderData<typeof loader>()
  const { today, unitId, unitName, units, counts, shown, coordinating, partsReported, partsGiven } = data
  const back = unitId ? `${ADDRESS}?don_vi=${unitId}` : ADDRESS
  const doing = counts.today + counts['this-week'] + counts.later + counts['no-due']
  const parts = [
    counts.overdue > 0 && `${counts.overdue} quá hạn`,
    counts['to-accept'] > 0 && `${counts['to-accept']} cần tiếp nhận`,
    coordinating.length > 0 && `${coordinating.length} chờ ý kiến phối hợp`,
    partsReported.length > 0 && `${partsReported.length} việc con chờ xác nhận`,
    doing > 0 && `${doing} đang làm`,
  ].filter(Boolean)
  const context = {
    today,
    units: data.unitOptions,
    ownUnits: data.ownUnits,
    acceptFiles: data.acceptFiles,
    lists: data.lists,
  }
  const subjects: TransitionSubject[] = [
    ...MY_WORK_GROUPS.flatMap(g => shown[g]),
    ...coordinating,
    ...partsReported,
    ...partsGiven,
  ].map(({ line, requestKey }) => ({
    id: line.id,
    title: line.title,
    version: line.version,
    requestKey,
    context: { ...context, due: line.due, percent: line.progress },
  }))
  const empty =
    coordinating.length === 0 &&
    partsReported.length === 0 &&
    partsGiven.length === 0 &&
    MY_WORK_GROUPS.every(g => counts[g] === 0)
  const item = (
    { line, requestKey }: Pick<WorkItemProps, 'line' | 'requestKey'>,
    own: Pick<WorkItemProps, 'actions' | 'showUnit' | 'detail' | 'quiet'>,
  ) => <WorkItem key={line.id} line={line} today={today} back={back} requestKey={requestKey} {...own} />
  return (
    <>
      <PageHeader
        title={unitName ? `Việc của ${unitName}` : 'Việc của tôi'}
        subtitle={`${capital(weekdayName(today))}, ${formatDayShort(today)}${parts.length > 0 ? ` · ${parts.join(', ')}` : ''}`}
      />
      {units.length > 0 && (
        <Tabs
          label="Đơn vị"
          items={[
            { label: 'Tất cả', href: ADDRESS, active: unitId === null, count: data.total },
            ...units.map(u => ({
              label: u.name,
              href: `${ADDRESS}?don_vi=${u.id}`,
              active: unitId === u.id,
              count: u.count,
            })),
          ]}
        />
      )}
      {empty && (
        <EmptyState title="Không còn việc nào đang chờ.">
          Việc mới được giao sẽ hiện ở đây và được báo qua thư điện tử.
        </EmptyState>
      )}
      <FastLinks>
        <TransitionLinks subjects={subjects} back={back}>
          {MY_WORK_GROUPS.map(
            g =>
              counts[g] > 0 && (
                <WorkSection
                  key={g}
                  id={`nhom-${g}`}
                  title={GROUP_NAMES[g]}
                  count={counts[g]}
                  tone={g === 'overdue' ? 'late' : undefined}
                  more={
                    counts[g] > SHOWN
                      ? {
                          href: `/nhiem-vu?${GROUP_LIST[g]}${unitId ? `&don_vi=${unitId}` : ''}`,
                          label: `Xem cả ${counts[g]} việc`,
                        }
                      : null
                  }
                >
                  {shown[g].map(row =>
                    item(row, {
                      actions: row.actions,
                      showUnit: units.length > 0 && unitId === null,
                      quiet: g === 'to-accept',
                    }),
                  )}
                </WorkSection>
              ),
          )}
          {partsReported.length > 0 && (
            <WorkSection id="nhom-viec-con" title="Việc con đã báo cáo, chờ xác nhận" count={partsReported.length}>
              {partsReported.map(row =>
                item(row, {
                  actions: [
                    { command: 'confirm', label: 'Xác nhận' },
                    { command: 'return-report', label: 'Làm lại' },
                  ],
                  detail: (
                    <>
                      <p className="meta mt-1">Thực hiện: {row.line.officerName ?? row.line.unitName}</p>
                      {row.line.lastNote && <p className="mt-1 text-[0.875rem] text-pretty">“{row.line.lastNote}”</p>}
                    </>
                  ),
                  quiet: true,
                }),
              )}
            </WorkSection>
          )}
          {partsGiven.length > 0 && (
            <WorkSection id="nhom-viec-con-dang-lam" title="Việc con đã giao, đang làm" count={partsGiven.length}>
              {partsGiven.map(row => item(row, { actions: [{ command: 'urge' }], showUnit: !row.line.officerName }))}
            </WorkSection>
          )}
          {coordinating.length > 0 && (
            <WorkSection id="nhom-phoi-hop" title="Phối hợp – chờ ý kiến của đơn vị" count={coordinating.length}>
              {coordinating.map(row =>
                item(row, {
                  actions: [{ command: 'answer-coordination', label: 'Trả lời' }],
                  detail: <p className="meta mt-1">Chủ trì: {row.line.unitName}</p>,
                  quiet: true,
                }),
              )}
            </WorkSection>
          )}
        </TransitionLinks>
      </FastLinks>
    </>
  )
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
