import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { holds } from '#app/domain/access/actor.ts'
import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'
import { formatCount } from '#app/domain/shared/vietnamese-text.ts'
import { AGE_BUCKET_NAMES, STANDING_NAMES } from '#app/domain/task/standing.ts'
import { TASK_STATE_NAMES } from '#app/domain/task/task.ts'
import { personOf, unitOf } from '#app/domain/unit/office.ts'
import { officersOf, unitOptions } from '#app/features/tasks/form-options.ts'
import {
  LIST_ADDRESS,
  listHref,
  listHrefWithout,
  type SORTS,
  sortSlug,
  taskFilterOf,
} from '#app/features/tasks/task-list-address.ts'
import { pageContext } from '#app/server/page.server.ts'
import { listFilter } from '#app/server/task-list.server.ts'
import { savedViewsOf } from '#app/server/task-reads.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import type { FilterChip } from '#app/ui/base/filter-bar.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Table, Th } from '#app/ui/base/table.tsx'
import { ListActions } from '#app/ui/task/list-actions.tsx'
import { ListFilter } from '#app/ui/task/list-filter.tsx'
import { TaskRows } from '#app/ui/task/task-rows.tsx'

const MEETINGS_SHOWN = 100
const RARE = [
  'cuoc_hop',
  'linh_vuc',
  'can_bo',
  'han_tu',
  'han_den',
  'sao',
  'tuoi',
  'khan',
  'xem_lai',
  'theo_doi',
  'viec_con',
  'them',
]
const NUMBER = { ky: null, dong: null, nhom: null, han: null, don_vi: null, ket_qua: null }

export async function loader({ request }: LoaderFunctionArgs) {
  const context = await pageContext(request)
  const { actor, today, reads } = context
  const params = new URL(request.url).searchParams
  const asking = await listFilter(context, params)
  const { numberText } = asking
  // nothing asked: what moved last, not what was finished a year ago
  const filter = { ...asking.filter, sort: asking.filter.sort ?? (isBare(params) ? 'updated' : 'due') } as const
  const [page, office, views] = await Promise.all([
    reads.taskList(actor, filter, today),
    reads.office(),
    savedViewsOf(actor),
  ])
  const asked = taskFilterOf(params)
  const rare = RARE.some(name => params.get(name))
  const meetings = rare ? (await reads.meetings(actor, { limit: MEETINGS_SHOWN }, today)).lines : null
  const named = page.lines[0]
  const chips: (FilterChip | false | '' | undefined)[] = [
    numberText !== null && { label: numberText, removeHref: listHref(params, NUMBER) },
    asked.q && { label: `“${asked.q}”`, removeHref: listHref(params, { q: null }) },
    numberText === null &&
      asked.unitId && {
        label: unitOf(office, asked.unitId)?.name ?? 'Đơn vị',
        removeHref: listHref(params, { don_vi: null }),
      },
    ...(asked.states ?? []).map(s => ({
      label: TASK_STATE_NAMES[s],
      removeHref: listHrefWithout(params, 'trang_thai', s),
    })),
    numberText === null &&
      asked.standing && {
        label: `${STANDING_NAMES[asked.standing]}${asked.against === 'original' ? ' (theo hạn gốc)' : ''}`,
        removeHref: listHref(params, { ket_qua: null, han: null }),
      },
    ...(asked.standings ?? []).map(s => ({
      label: `${STANDING_NAMES[s]}${asked.against === 'original' ? ' (theo hạn gốc)' : ''}`,
      removeHref: listHrefWithout(params, 'ket_qua', s),
    })),
    asked.originalFrom && {
      label: `hạn gốc từ ${formatDay(asked.originalFrom)}`,
      removeHref: listHref(params, { han_goc_tu: null }),
    },
    asked.originalTo && {
      label: `hạn gốc đến ${formatDay(asked.originalTo)}`,
      removeHref: listHref(params, { han_goc_den: null }),
    },
    asked.meetingId && {
      label: meetings?.find(m => m.id === asked.meetingId)?.title ?? named?.meetingTitle ?? 'Cuộc họp',
      removeHref: listHref(params, { cuoc_hop: null }),
    },
    asked.directiveId && {
      label: named ? `Chỉ đạo ${citationOf(named.path)}, ${named.meetingTitle}` : 'Một nội dung chỉ đạo',
      removeHref: listHref(params, { chi_dao: null }),
    },
    asked.fieldId && {
      label: office.fields.find(f => f.id === asked.fieldId)?.name ?? 'Lĩnh vực',
      removeHref: listHref(params, { linh_vuc: null }),
    },
    asked.officerId && {
      label: personOf(office, asked.officerId)?.name ?? 'Cán bộ',
      removeHref: listHref(params, { can_bo: null }),
    },
    asked.dueFrom && { label: `hạn từ ${formatDay(asked.dueFrom)}`, removeHref: listHref(params, { han_tu: null }) },
    asked.dueTo && { label: `hạn đến ${formatDay(asked.dueTo)}`, removeHref: listHref(params, { han_den: null }) },
    asked.age && {
      label: `không thời hạn, ${AGE_BUCKET_NAMES[asked.age]}`,
      removeHref: listHref(params, { tuoi: null }),
    },
    asked.toReview && { label: 'đến ngày xem lại', removeHref: listHref(params, { xem_lai: null }) },
    asked.watched && { label: 'việc tôi theo dõi', removeHref: listHref(params, { theo_doi: null }) },
    asked.parts === false && { label: 'không kể việc con', removeHref: listHref(params, { viec_con: null }) },
    asked.parts && { label: 'việc con', removeHref: listHref(params, { viec_con: null }) },
    asked.urgency && {
      label: asked.urgency === 'flash' ? 'hoả tốc' : 'khẩn',
      removeHref: listHref(params, { khan: null }),
    },
    asked.starred && { label: 'việc quan trọng ★', removeHref: listHref(params, { sao: null }) },
  ]
  const own = holds(actor, 'chair', 'vice-chair', 'secretary', 'reform', 'auditor')
    ? null
    : actor.posts.map(p => p.unitId)
  const officerUnits = asked.unitId ? [asked.unitId] : own
  return json({
    ...page,
    today,
    search: params.toString(),
    sort: filter.sort ?? 'due',
    chips: chips.filter((c): c is FilterChip => Boolean(c)),
    views,
    paged: filter.after !== undefined,
    options: {
      units: unitOptions(office, today),
      fields: office.fields.map(f => ({ value: f.id, label: f.name })),
      officers: rare ? officersOf(office, officerUnits, today) : [],
      meetings: meetings?.map(m => ({ value: m.id, label: m.title, hint: formatDay(m.day) })) ?? null,
    },
  })
}

export const handle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Nhiệm vụ – Giao việc – Nhắc việc' }]

export default function TaskList() {
  const { lines, next, count, more, today, search, sort, chips, views, paged, options } = useLoaderData<typeof loader>()
  const params = new URLSearchParams(search)
  const total = more ? `trên ${formatCount(count)} nhiệm vụ` : `${formatCount(count)} nhiệm vụ`
  const heading = (column: (typeof SORTS)[number]) => ({
    href: listHref(params, { xep: sortSlug(column) }),
    direction: sort === column ? (column === 'due' || column === 'unit' ? ('asc' as const) : ('desc' as const)) : null,
  })
  const nextHref = next ? `${LIST_ADDRESS}?${withParam(params, 'sau', next)}` : null
  return (
    <>
      <PageHeader
        title="Nhiệm vụ"
        subtitle={chips.length > 0 ? `${total} theo điều kiện đang lọc` : total}
        actions={<ListActions address={LIST_ADDRESS} search={search} views={views} />}
      />
      <ListFilter search={search} options={options} chips={chips} clearHref={LIST_ADDRESS} />
      {lines.length === 0 ? (
        <EmptyState
          title={paged ? 'Hết danh sách.' : 'Không có nhiệm vụ nào.'}
          action={
            chips.length > 0 || paged ? <ButtonLink href={LIST_ADDRESS}>Xem tất cả nhiệm vụ</ButtonLink> : undefined
          }
        >
          {chips.length > 0 ? 'Hãy bớt một điều kiện lọc.' : 'Nhiệm vụ hiện ở đây khi kết luận cuộc họp được ban hành.'}
        </EmptyState>
      ) : (
        <Table caption="Danh sách nhiệm vụ" cards>
          <thead>
            <tr>
              <Th width="40%">Nhiệm vụ</Th>
              <Th sort={heading('unit')}>Đơn vị</Th>
              <Th numeric sort={heading('due')}>
                Hạn
              </Th>
              <Th>Tình trạng</Th>
              <Th numeric>Tiến độ</Th>
              <Th numeric sort={heading('updated')}>
                Cập nhật
              </Th>
            </tr>
          </thead>
          <tbody>
            <TaskRows lines={lines} today={today} />
          </tbody>
        </Table>
      )}
      <Pager
        previous={paged ? listHref(params, {}) : null}
        next={nextHref}
        summary={lines.length > 0 ? `${lines.length} việc trong ${total}` : null}
      />
    </>
  )
}

const isBare = (params: URLSearchParams): boolean =>
  [...params].every(([name, value]) => name === 'sau' || value === '')

function withParam(params: URLSearchParams, name: string, value: string): string {
  const next = new URLSearchParams(params)
  next.set(name, value)
  return next.toString()
}

export { RouteError as ErrorBoundary } from './transition-page.tsx'
