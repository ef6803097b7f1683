import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { unitsWhere } from '#app/domain/access/actor.ts'
import { AGAINST_NAMES, type Against } from '#app/domain/scoring/criteria.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { LEDGER_OUTCOME_NAMES, LEDGER_OUTCOMES } from '#app/domain/task/extension-ledger.ts'
import { reasonLabel } from '#app/domain/task/reasons.ts'
import { unitOf } from '#app/domain/unit/office.ts'
import type { JudgedCount, LedgerFilter } from '#app/features/reads.ts'
import { unitOptions } from '#app/features/tasks/form-options.ts'
import {
  LEDGER_ADDRESS,
  ledgerFilterOf,
  ledgerHref,
  outcomeSlug,
  ratesHref,
} from '#app/features/tasks/ledger-address.ts'
import { pageContext } from '#app/server/page.server.ts'
import { ButtonLink } from '#app/ui/base/button.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar, type FilterChip } from '#app/ui/base/filter-bar.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { Stat, StatGrid } from '#app/ui/base/stat.tsx'
import { LedgerTable } from '#app/ui/extensions/ledger-table.tsx'
import { type RateRow, RatesCard } from '#app/ui/extensions/rates-card.tsx'

/** Sổ gia hạn: every request and decision of what the viewer may see, and what it does to the rates. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, reads, today } = await pageContext(request)
  const params = new URL(request.url).searchParams
  const filter = ledgerFilterOf(params, today)
  const [page, office, reasons] = await Promise.all([
    reads.extensionLedger(actor, filter, today),
    reads.office(),
    reads.reasonCodes(),
  ])
  const own = unitsWhere(actor, 'unit-head', 'unit-deputy', 'officer')
  const chips: (FilterChip | false | '' | undefined)[] = [
    filter.q && { label: `“${filter.q}”`, removeHref: ledgerHref(params, { q: null }) },
    filter.unitId && {
      label: unitOf(office, filter.unitId)?.name ?? 'Đơn vị',
      removeHref: ledgerHref(params, { don_vi: null }),
    },
    filter.outcome && {
      label: LEDGER_OUTCOME_NAMES[filter.outcome],
      removeHref: ledgerHref(params, { quyet_dinh: null }),
    },
    filter.asked && { label: 'do đơn vị xin', removeHref: ledgerHref(params, { xin: null }) },
    filter.late && { label: 'xin sau hạn', removeHref: ledgerHref(params, { muon: null }) },
    filter.code && {
      label: reasonLabel(reasons, filter.code) ?? filter.code,
      removeHref: ledgerHref(params, { ly_do: null }),
    },
  ]
  const next = new URLSearchParams(params)
  if (page.next) next.set('sau', page.next)
  const counted = new URLSearchParams(params)
  for (const name of ['quyet_dinh', 'muon', 'xin', 'sau']) counted.delete(name)
  return json({
    today,
    lines: page.lines.map(l => ({ ...l, reasonLabel: reasonLabel(reasons, l.asked?.code) })),
    counts: page.counts,
    rates: (['due', 'original'] as const).map(against => rateRow(page.rates[against], filter, against)),
    from: filter.from ?? null,
    period: periodWords(filter.from, filter.to),
    hrefs: {
      asked: ledgerHref(counted, { xin: '1' }),
      late: ledgerHref(counted, { muon: '1' }),
      ...Object.fromEntries(LEDGER_OUTCOMES.map(o => [o, ledgerHref(counted, { quyet_dinh: outcomeSlug(o) })])),
    } as Record<string, string>,
    search: params.toString(),
    chips: chips.filter(c => typeof c === 'object') as FilterChip[],
    units: unitOptions(office, today).filter(u => own.length !== 1 || u.value !== own[0]),
    reasons: reasons.extension.map(c => ({
      value: c.code,
      label: c.ended ? `${c.label} (ngừng dùng)` : c.label,
    })),
    exportHref: `${LEDGER_ADDRESS}/xuat.xlsx${params.size > 0 ? `?${params}` : ''}`,
    first: filter.after === undefined ? null : ledgerHref(params, {}),
    next: page.next && `${LEDGER_ADDRESS}?${next}`,
  })
}

const rateRow = (count: JudgedCount, filter: LedgerFilter, against: Against): RateRow => {
  const figure = (n: number, ...standings: string[]) => ({ n, href: ratesHref(filter, standings, against) })
  return {
    name: AGAINST_NAMES[against],
    onTime: figure(count.onTime, 'done-on-time'),
    late: figure(count.late, 'done-late'),
    overdue: figure(count.overdue, 'overdue'),
    judged: figure(count.onTime + count.late + count.overdue, 'done-on-time', 'done-late', 'overdue'),
  }
}

const periodWords = (from: Day | undefined, to: Day | undefined): string =>
  [from && `từ ${formatDay(from)}`, to && `đến ${formatDay(to)}`].filter(Boolean).join(' ')

export const meta: MetaFunction = () => [{ title: 'Sổ gia hạn – Giao việc – Nhắc việc' }]

const OUTCOMES = LEDGER_OUTCOMES.map(o => ({ value: outcomeSlug(o), label: LEDGER_OUTCOME_NAMES[o] }))

export default function LedgerPage() {
  const data = useLoaderData<typeof loader>()
  const { lines, counts, rates, from, period, hrefs, search, chips, today } = data
  const params = new URLSearchParams(search)
  const value = (name: string) => params.get(name) ?? ''
  const asked = counts.waiting + counts.granted + counts.refused + counts.lapsed
  return (
    <>
      <PageHeader
        title="Sổ gia hạn"
        subtitle={`Mọi đề nghị và quyết định về thời hạn ${period}; thời hạn gốc luôn được giữ.`}
        actions={
          <ButtonLink href={data.exportHref} data-document="">
            Xuất Excel
          </ButtonLink>
        }
      />
      <StatGrid>
        <Stat label="Đơn vị xin" value={asked} href={hrefs.asked} note={`${counts.lapsed} không còn cần quyết định`} />
        <Stat
          label="Xin sau hạn"
          value={counts.late}
          href={hrefs.late}
          tone={counts.late > 0 ? 'soon' : undefined}
          note={share(counts.late, asked, 'số lần xin')}
        />
        <Stat
          label="Đồng ý"
          value={counts.granted}
          href={hrefs.granted}
          note={share(counts.granted, asked, 'số lần xin')}
        />
        <Stat label="Không đồng ý" value={counts.refused} href={hrefs.refused} />
        <Stat
          label="Gia hạn chủ động"
          value={counts.unasked}
          href={hrefs.unasked}
          note="lãnh đạo gia hạn, đơn vị không xin"
        />
        <Stat
          label="Chờ quyết định"
          value={counts.waiting}
          href={hrefs.waiting}
          tone={counts.waiting > 0 ? 'wait' : undefined}
        />
      </StatGrid>
      <RatesCard rows={rates} period={period} />
      <FilterBar
        key={search}
        label="Lọc sổ gia hạn"
        chips={chips}
        clearHref={chips.length > 0 ? LEDGER_ADDRESS : undefined}
      >
        <Field name="q" label="Tìm" className="max-sm:col-span-2">
          <Input type="search" defaultValue={value('q')} placeholder="Không cần dấu…" enterKeyHint="search" />
        </Field>
        <Field name="don_vi" label="Đơn vị" className="max-sm:col-span-2">
          <Combobox options={data.units} defaultValue={value('don_vi')} emptyLabel="Mọi đơn vị" />
        </Field>
        <Field name="quyet_dinh" label="Quyết định">
          <Select options={OUTCOMES} defaultValue={value('quyet_dinh')} emptyLabel="Tất cả" />
        </Field>
        <Field name="ly_do" label="Nhóm lý do">
          <Select options={data.reasons} defaultValue={value('ly_do')} emptyLabel="Mọi lý do" />
        </Field>
        <Field name="tu" label="Từ ngày">
          <DateField bare defaultValue={value('tu') || from} />
        </Field>
        <Field name="den" label="Đến ngày">
          <DateField bare defaultValue={value('den')} />
        </Field>
        <Checkbox name="muon" value="1" label="Chỉ xin sau hạn" defaultChecked={value('muon') === '1'} />
      </FilterBar>
      {lines.length === 0 ? (
        <EmptyState title="Không có dòng nào">
          {chips.length > 0
            ? 'Bỏ bớt điều kiện, hoặc chọn khoảng ngày rộng hơn.'
            : 'Đề nghị gia hạn và quyết định sẽ hiện ở đây.'}
        </EmptyState>
      ) : (
        <LedgerTable lines={lines} today={today} />
      )}
      <Pager previous={data.first} next={data.next} summary={lines.length > 0 ? `${lines.length} dòng` : null} />
    </>
  )
}

const share = (n: number, of: number, what: string): string | undefined =>
  of === 0 ? undefined : `${Math.round((n / of) * 100)} % ${what}`

export { RouteError as ErrorBoundary } from '../tasks/transition-page.tsx'
