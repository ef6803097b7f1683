import { Form, Outlet, useLocation } from '@remix-run/react'
import Download from 'lucide-react/dist/esm/icons/download.mjs'
import Inbox from 'lucide-react/dist/esm/icons/inbox.mjs'
import Plus from 'lucide-react/dist/esm/icons/plus.mjs'
import type { RouteObject } from 'react-router-dom'
import { Button, ButtonLink } from '#app/ui/base/button.tsx'
import { Callout } from '#app/ui/base/callout.tsx'
import { Card } from '#app/ui/base/card.tsx'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Choices } from '#app/ui/base/choices.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { DialogForm } from '#app/ui/base/dialog-form.tsx'
import { Disclosure } from '#app/ui/base/disclosure.tsx'
import { Dots } from '#app/ui/base/dots.tsx'
import { EmptyState } from '#app/ui/base/empty-state.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FileField } from '#app/ui/base/file-field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { InstantText } from '#app/ui/base/instant-text.tsx'
import { Kbd, KeyHints } from '#app/ui/base/kbd.tsx'
import { Menu } from '#app/ui/base/menu.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { NavProgress } from '#app/ui/base/nav-progress.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { PersonLine } from '#app/ui/base/person-line.tsx'
import { Progress } from '#app/ui/base/progress.tsx'
import { RequestKey } from '#app/ui/base/request-key.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { Select } from '#app/ui/base/select.tsx'
import { BarLegend, type BarPart, StackedBar } from '#app/ui/base/stacked-bar.tsx'
import { Stat, StatGrid } from '#app/ui/base/stat.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { GroupRow, Table, Td, Th, Tr } from '#app/ui/base/table.tsx'
import { Tabs } from '#app/ui/base/tabs.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { Textarea } from '#app/ui/base/textarea.tsx'
import { Timeline } from '#app/ui/base/timeline.tsx'
import { AppShell } from '#app/ui/shell/app-shell.tsx'
import { ErrorPage } from '#app/ui/shell/error-page.tsx'
import { errorText } from '#app/ui/shell/error-text.ts'
import type { NavItem } from '#app/ui/shell/nav-item.ts'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'

/** Every piece on a few pages of invented data: to look at, and for axe. Not part of the application. */

const UNITS = [
  'Văn phòng HĐND-UBND',
  'Phòng Nội vụ',
  'Phòng Tài chính – Kế hoạch',
  'Phòng Quản lý đô thị',
  'Phòng Tư pháp',
  'Phòng Kinh tế',
  'Trung tâm Ứng dụng CNTT',
  ...Array.from({ length: 10 }, (_, i) => `UBND phường ${i + 1}`),
].map((label, i) => ({ value: `u${i}`, label, hint: label.startsWith('UBND') ? 'phường' : undefined }))

const nav = (path: string): NavItem[] =>
  [
    { label: 'Việc của tôi', short: 'Việc', href: '/viec', icon: 'work' as const, count: 11, phone: true },
    {
      label: 'Rà soát quá hạn',
      short: 'Quá hạn',
      href: '/',
      icon: 'late' as const,
      count: 23,
      tone: 'late' as const,
      phone: true,
    },
    { label: 'Nhiệm vụ', href: '/mau', icon: 'task' as const, count: 1318, phone: true },
    { label: 'Cuộc họp', href: '/soan', icon: 'meeting' as const, count: '2 nháp', phone: true },
    { label: 'Toàn cảnh', href: '/toan-canh', icon: 'overview' as const, group: 'Nhìn chung' },
    { label: 'Chấm điểm', href: '/cham-diem', icon: 'score' as const, group: 'Nhìn chung' },
    { label: 'Lịch', href: '/lich', icon: 'calendar' as const, group: 'Nhìn chung' },
  ].map(item => ({ ...item, active: item.href === path }))

function Frame() {
  const { pathname, search } = useLocation()
  return (
    <>
      <NavProgress />
      <AppShell
        nav={nav(pathname)}
        officeName="UBND quận Tân Lập"
        personName="Lê Thị Thu Hà"
        postTitle="Phó Chủ tịch UBND"
        unread={2}
        flash={
          search.includes('flash')
            ? {
                message: 'Đã đôn đốc Phòng Quản lý đô thị.',
                undo: { action: '/hoan-tac' },
                link: { href: '/viec', label: 'Xem thư' },
              }
            : null
        }
      >
        <Outlet />
      </AppShell>
    </>
  )
}

function Review() {
  return (
    <>
      <PageHeader
        title="Rà soát quá hạn"
        subtitle="Lĩnh vực đô thị – kinh tế, 7 đơn vị phụ trách · số liệu lúc 07:30, thứ Hai, 09/06/2008"
        actions={<SearchField />}
      />
      <Table caption="Nhiệm vụ quá hạn theo đơn vị" cards>
        <thead>
          <tr>
            <Th width="36%">Nhiệm vụ</Th>
            <Th numeric sort={{ href: '?xep=han', direction: 'asc' }}>
              Hạn
            </Th>
            <Th numeric>Trễ</Th>
            <Th>Đã nhắc</Th>
            <Th>Gia hạn</Th>
            <Th>Quyết định</Th>
          </tr>
        </thead>
        <tbody>
          <GroupRow columns={6}>Phòng Quản lý đô thị · 4 việc, lâu nhất 19 ngày</GroupRow>
          <Tr current>
            <Td main>
              <a href="/viec">Trả lời 14 hồ sơ nhà đất chậm giải quyết</a>
              <p className="meta">Mục 1.3, giao ban tháng 4 · báo cáo gần nhất 28/05: “còn 6 hồ sơ chờ trích lục”</p>
            </Td>
            <Td numeric label="Hạn">
              <DayText day="2008-05-21" short />
            </Td>
            <Td numeric label="Trễ">
              <b className="font-semibold text-late">19 ngày</b>
            </Td>
            <Td label="Đã nhắc">
              <Dots value={3} text="3 lần" />
            </Td>
            <Td label="Gia hạn" className="sm:whitespace-nowrap">
              1 lần, từ 07/05
            </Td>
            <Td actions>
              <Button size="s" variant="primary">
                Đôn đốc <Kbd>u</Kbd>
              </Button>
              <Button size="s">
                Gia hạn <Kbd>g</Kbd>
              </Button>
              <Button size="s">
                Giải trình <Kbd>e</Kbd>
              </Button>
            </Td>
          </Tr>
          <Tr>
            <Td main>
              <a href="/viec">Công bố quy hoạch hẻm nội bộ phường 4, phường 7</a>
              <p className="meta">Mục 3.2, họp chuyên đề 12/05 · chưa có báo cáo</p>
            </Td>
            <Td numeric label="Hạn">
              <DayText day="2008-05-30" short />
            </Td>
            <Td numeric label="Trễ">
              <b className="font-semibold text-late">10 ngày</b>
            </Td>
            <Td label="Đã nhắc">
              <Dots value={2} text="2 lần" />
            </Td>
            <Td label="Gia hạn" className="sm:whitespace-nowrap">
              –
            </Td>
            <Td></Td>
          </Tr>
          <GroupRow columns={6}>UBND phường 2 · 3 việc, lâu nhất 12 ngày</GroupRow>
          <Tr>
            <Td main>
              <a href="/viec">Báo cáo kết quả cải cách hành chính 6 tháng</a>
              <p className="meta">Mục 1.2, giao ban tháng 4 · 18/21 đơn vị đã nộp</p>
            </Td>
            <Td numeric label="Hạn">
              <DayText day="2008-06-05" short />
            </Td>
            <Td numeric label="Trễ">
              <b className="font-semibold text-late">4 ngày</b>
            </Td>
            <Td label="Đã nhắc">
              <Dots value={2} text="2 lần" />
            </Td>
            <Td label="Gia hạn" className="sm:whitespace-nowrap">
              –
            </Td>
            <Td>
              <Tag tone="ok">đã đôn đốc 07:41</Tag>
            </Td>
          </Tr>
          <Tr selected>
            <Td main>
              <a href="/viec">Niêm yết lại thủ tục hộ tịch tại bộ phận một cửa</a>
              <p className="meta">Mục 4.1, giao ban tháng 5 · 60 %, “chờ mẫu của Phòng Tư pháp”</p>
            </Td>
            <Td numeric label="Hạn">
              <DayText day="2008-05-28" short />
            </Td>
            <Td numeric label="Trễ">
              <b className="font-semibold text-late">12 ngày</b>
            </Td>
            <Td label="Đã nhắc">
              <Dots value={3} text="3 lần" />
            </Td>
            <Td label="Gia hạn" className="sm:whitespace-nowrap">
              xin thêm 10 ngày
            </Td>
            <Td>
              <Tag tone="soon">chờ quyết định</Tag>
            </Td>
          </Tr>
        </tbody>
      </Table>
      <div className="mt-3">
        <KeyHints
          keys={[
            { keys: ['j', 'k'], does: 'lên xuống' },
            { keys: ['x'], does: 'chọn nhiều' },
            { keys: ['r'], does: 'giao lại' },
            { keys: ['z'], does: 'hoàn tác' },
          ]}
        />
      </div>
      <Pager previous="?truoc=1" next="?sau=2" summary="50 việc trong trên 1.000" />
    </>
  )
}

const parts = (a: number, b: number, c: number, d: number, e: number): BarPart[] => [
  { label: 'đúng hạn', value: a, tone: 'ok' },
  { label: 'trễ hạn', value: b, tone: 'soon' },
  { label: 'trong hạn', value: c, tone: 'wait' },
  { label: 'quá hạn', value: d, tone: 'late' },
  { label: 'không thời hạn', value: e, tone: 'none' },
]

function Overview() {
  return (
    <>
      <PageHeader
        title="Toàn cảnh quý II/2008"
        subtitle={
          <>
            Số liệu đến hết ngày <a href="?ngay">09/06/2008</a> · tính theo hạn đã điều chỉnh ·{' '}
            <a href="?goc">theo hạn gốc</a>
          </>
        }
        actions={
          <>
            <Menu
              trigger="Quý II"
              items={[
                { label: 'Quý I', href: '?ky=2008-Q1' },
                { label: 'Quý II', href: '?ky=2008-Q2' },
                { label: 'Cả năm', href: '?ky=2008', separator: true },
                { label: 'Chốt kỳ', action: '/chot', danger: true, separator: true },
              ]}
            />
            <ButtonLink href="/toan-canh.xlsx" icon={<Download size={16} />} download>
              Xuất Excel
            </ButtonLink>
          </>
        }
      />
      <StatGrid>
        <Stat label="Hoàn thành đúng hạn" value={412} href="?a" note="68,7 % / 600 đến hạn" noteHref="?a2" />
        <Stat label="Hoàn thành trễ hạn" value={131} href="?b" note="21,8 %" noteHref="?b2" />
        <Stat label="Đang làm, trong hạn" value={218} href="?c" note="64 đến hạn tuần này" noteHref="?c2" />
        <Stat label="Đang làm, quá hạn" value={57} href="?d" note="9 quá 30 ngày" noteHref="?d2" tone="late" />
        <Stat label="Không thời hạn" value={1043} href="?e" note="12 trên 90 ngày" noteHref="?e2" />
      </StatGrid>
      <Card className="mb-4">
        <p className="num flex flex-wrap items-center gap-x-3.5 gap-y-1">
          <span>
            Đầu kỳ <b className="font-semibold">296</b>
          </span>
          +{' '}
          <span>
            giao mới <b className="font-semibold">571</b>
          </span>{' '}
          −{' '}
          <span>
            hoàn thành <b className="font-semibold">543</b>
          </span>{' '}
          =
          <span>
            cuối kỳ <b className="font-semibold">318</b>
          </span>
          <span className="flex-1" />
          <Tag tone="ok">khớp</Tag>
        </p>
      </Card>
      <Card flush>
        <div className="px-4 pt-3">
          <BarLegend parts={parts(0, 0, 0, 0, 0).map(({ label, tone }) => ({ label, tone }))} />
        </div>
        <Table caption="Kết quả theo đơn vị" bare cards>
          <thead>
            <tr>
              <Th>Đơn vị</Th>
              <Th numeric>Việc</Th>
              <Th width="330px" label="Tỷ lệ" />
              <Th numeric sort={{ href: '?dung', direction: 'desc' }}>
                Đúng hạn
              </Th>
              <Th numeric>Trễ TB</Th>
              <Th>So kỳ trước</Th>
            </tr>
          </thead>
          <tbody>
            {[
              ['Phòng Nội vụ', 64, parts(40, 5, 16, 2, 1), '88,9 %', '1,2 ngày', '▲ 4,1'] as const,
              ['Phòng Tài chính – Kế hoạch', 71, parts(38, 10, 18, 3, 2), '79,4 %', '3,5 ngày', '▲ 0,6'] as const,
              ['Phòng Quản lý đô thị', 93, parts(36, 22, 20, 11, 4), '61,3 %', '8,9 ngày', '▼ 6,0'] as const,
              ['UBND phường 2', 41, parts(14, 11, 8, 6, 2), '56,7 %', '7,4 ngày', '▼ 3,3'] as const,
            ].map(([name, n, bar, rate, late, trend]) => (
              <tr key={name}>
                <Td main>
                  <a href="/viec">{name}</a>
                </Td>
                <Td numeric label="Việc">
                  <a href="/viec">{n}</a>
                </Td>
                <td className="align-middle">
                  <StackedBar parts={bar} label={name} />
                </td>
                <Td numeric label="Đúng hạn">
                  {rate}
                </Td>
                <Td numeric label="Trễ TB">
                  {late}
                </Td>
                <Td label="So kỳ trước" className="meta">
                  {trend}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      </Card>
    </>
  )
}

function Work() {
  return (
    <>
      <PageHeader title="Việc của UBND phường 2" subtitle="Thứ Hai, 09/06 · 3 quá hạn, 2 cần tiếp nhận, 6 đang làm" />
      <Tabs
        label="Phạm vi"
        items={[
          { label: 'Của tôi', href: '/viec', active: true, count: 11 },
          { label: 'Quá hạn', href: '/viec?qua-han', count: 3, tone: 'late' },
          { label: 'Của đơn vị', href: '/viec?dv', count: 46 },
          { label: 'Đã xong', href: '/viec?xong' },
        ]}
      />
      <h2 className="mb-2 flex items-center gap-2 text-late">
        <span className="shape shape-late" aria-hidden="true" /> Quá hạn <span className="num ml-auto">3</span>
      </h2>
      <Card className="mb-2.5">
        <p className="font-medium">Báo cáo kết quả cải cách hành chính 6 tháng</p>
        <p className="meta mt-2 flex flex-wrap items-center gap-2">
          <Tag tone="late">trễ 4 ngày</Tag> Mục 1.2, giao ban tháng 4 → Tổ CCHC
        </p>
        <div className="mt-3 grid grid-cols-2 gap-2 sm:flex">
          <Button variant="primary">Báo cáo</Button>
          <DialogForm
            trigger="Xin gia hạn"
            title="Xin gia hạn"
            description="Hạn đang là 05/06/2008. Người quyết định: Phó Chủ tịch Lê Thị Thu Hà."
            action="/gia-han"
            submitLabel="Gửi đề nghị"
            requestKey="k1"
          >
            <Field name="den" label="Gia hạn đến ngày" hint="Ngày làm việc gần nhất: thứ Ba, 10/06/2008" required>
              <DateField
                quick={[
                  { label: 'Thứ Sáu này', day: '2008-06-13' },
                  { label: 'Hết tháng', day: '2008-06-30' },
                ]}
              />
            </Field>
            <Field name="lyDo" label="Lý do" required>
              <Textarea rows={3} />
            </Field>
          </DialogForm>
        </div>
      </Card>
      <Card className="mb-2.5">
        <p className="font-medium">Niêm yết lại thủ tục hộ tịch tại bộ phận một cửa</p>
        <p className="mt-2 flex flex-wrap gap-2">
          <Tag tone="late">trễ 12 ngày</Tag> <Tag tone="soon">xin gia hạn: chờ</Tag>
        </p>
      </Card>
      <Card>
        <EmptyState
          icon={<Inbox size={28} />}
          title="Không có việc nào cần tiếp nhận"
          action={<ButtonLink href="/mau">Xem tất cả nhiệm vụ</ButtonLink>}
        >
          Việc mới giao sẽ hiện ở đây và trong thư nhắc lúc 07:30.
        </EmptyState>
      </Card>
    </>
  )
}

function Pieces() {
  return (
    <>
      <PageHeader
        breadcrumb={[{ label: 'Cuộc họp', href: '/soan' }, { label: 'Giao ban CCHC tháng 4' }]}
        title="Nhiệm vụ"
        tags={<Tag tone="wait">dự thảo</Tag>}
        subtitle="Mọi mảnh ghép trên một trang"
        actions={
          <>
            <Progress value={4} max={6} label="Đã xác nhận" text="Đã xác nhận 4/6 · tự lưu 10:42" />
            <Button icon={<Plus size={16} />}>Thêm</Button>
            <Button variant="primary">Trình duyệt</Button>
          </>
        }
      />
      <FilterBar
        label="Lọc nhiệm vụ"
        more={
          <Field name="linhVuc" label="Lĩnh vực">
            <Select options={[{ value: 'cchc', label: 'CCHC' }]} emptyLabel="Tất cả" />
          </Field>
        }
        chips={[
          { label: 'Quá hạn', removeHref: '?1' },
          { label: 'Phòng Nội vụ', removeHref: '?2' },
        ]}
        clearHref="?"
        actions={<ButtonLink href="/nv.xlsx">Xuất</ButtonLink>}
      >
        <Field name="trangThai" label="Trạng thái">
          <Select options={[{ value: 'late', label: 'Quá hạn' }]} emptyLabel="Tất cả" />
        </Field>
        <Field name="donVi" label="Đơn vị">
          <Combobox options={UNITS} emptyLabel="Tất cả đơn vị" />
        </Field>
      </FilterBar>
      <div className="grid gap-4 lg:grid-cols-2">
        <Card title="Biểu mẫu" subtitle="Nhãn, gợi ý, lỗi">
          <Form method="post" className="flex flex-col gap-4">
            <RequestKey value="k2" />
            <FormError errors={{ tieuDe: 'Hãy ghi nội dung nhiệm vụ', hanChot: 'Ngày 31/02/2008 không có' }} />
            <Field name="tieuDe" label="Nội dung" error="Hãy ghi nội dung nhiệm vụ" required>
              <Input defaultValue="" />
            </Field>
            <Field name="hanChot" label="Thời hạn" hint="Hạn hết lúc 24:00 ngày này" error="Ngày 31/02/2008 không có">
              <DateField defaultValue="31/02/2008" />
            </Field>
            <Field name="han2" label="Ngày xem lại" optional>
              <DateField defaultValue="2008-06-05" />
            </Field>
            <Field name="chuTri" label="Chủ trì" required>
              <Combobox options={UNITS} defaultValue="u3" />
            </Field>
            <Field name="phoiHop" label="Phối hợp" optional>
              <MultiCombobox options={UNITS} defaultValues={['u1', 'u4']} />
            </Field>
            <Field name="ghiChu" label="Ghi chú">
              <Textarea defaultValue="Phối hợp với Công an quận." />
            </Field>
            <Field name="tep" label="Tệp kèm theo" hint="Tối đa 20 MB mỗi tệp">
              <FileField multiple accept=".docx,.pdf" />
            </Field>
            <Choices
              name="khan"
              legend="Độ khẩn"
              inline
              defaultValue="khan"
              options={[
                { value: 'thuong', label: 'Thường' },
                { value: 'khan', label: 'Khẩn' },
                { value: 'hoa-toc', label: 'Hoả tốc', hint: 'gửi thư ngay' },
              ]}
            />
            <Checkbox name="sao" label="Đánh dấu sao" hint="Người thứ hai xem lại khi hoàn thành" defaultChecked />
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Lưu</SubmitButton>
              <Button>Xem trước</Button>
              <Button variant="quiet">Thôi</Button>
              <Button variant="danger">Xoá</Button>
              <ConfirmSubmit
                label="Thu hồi"
                question="Thu hồi nhiệm vụ? Đơn vị sẽ không bị nhắc nữa."
                confirmLabel="Thu hồi nhiệm vụ"
                formAction="/thu-hoi"
              />
            </div>
          </Form>
        </Card>
        <div className="flex flex-col gap-4">
          <Card title="Trạng thái" actions={<Button size="s">Đổi</Button>}>
            <p className="flex flex-wrap gap-2">
              <Tag tone="late">trễ 19 ngày</Tag>
              <Tag tone="soon">còn 2 ngày</Tag>
              <Tag tone="wait">chờ phối hợp</Tag>
              <Tag tone="ok">đúng hạn</Tag>
              <Tag tone="none">chưa có thời hạn</Tag>
            </p>
          </Card>
          <Callout tone="soon" title="Chưa đủ rõ" actions={<Button size="s">Bổ sung</Button>}>
            Mục 1.3 chưa có thời hạn. <a href="/soan">Xem trong kết luận</a>
          </Callout>
          <Card title="Thông tin">
            <Facts
              facts={[
                {
                  label: 'Chủ trì',
                  value: (
                    <PersonLine
                      name="Trần Văn Minh"
                      post="Trưởng phòng"
                      unit="Phòng Quản lý đô thị"
                      href="/nguoi"
                      note="quyền"
                    />
                  ),
                },
                {
                  label: 'Thời hạn',
                  value: <DayText day="2008-06-05" weekday />,
                  why: '“chậm nhất ngày 05/6” → ngày 5/6 kế tiếp',
                },
                { label: 'Cập nhật', value: <InstantText at="2008-06-09T00:41:00Z" /> },
                { label: 'Tiến độ', value: <Progress inline value={60} label="Tiến độ" text="60 %" /> },
                { label: 'Bỏ trống', value: null },
              ]}
            />
          </Card>
          <Card title="Lịch sử">
            <Timeline
              label="Lịch sử nhiệm vụ"
              entries={[
                {
                  id: '3',
                  at: '07:41, 09/06/2008',
                  who: 'Lê Thị Thu Hà',
                  what: 'đôn đốc',
                  tone: 'late',
                  detail: '“Báo cáo trước thứ Sáu.”',
                },
                { id: '2', at: '16:20, 28/05/2008', who: 'Trần Văn Minh', what: 'báo cáo 60 %', tone: 'wait' },
                { id: '1', at: '08:00, 07/05/2008', what: 'Giao nhiệm vụ theo Thông báo 12/TB-UBND' },
              ]}
            />
          </Card>
          <Disclosure summary="Nội dung gốc trong kết luận" aside={<Tag tone="none">mục 1.2</Tag>} open>
            <div className="doc">
              <p data-current="">
                1.2 Đề nghị <mark data-kind="unit">các phòng ban, UBND 10 phường</mark> báo cáo kết quả, gửi về{' '}
                <mark data-kind="report">Tổ Cải cách hành chính</mark> <mark data-kind="time">chậm nhất ngày 05/6</mark>
                .
              </p>
            </div>
          </Disclosure>
        </div>
      </div>
    </>
  )
}

function SignIn() {
  return (
    <PublicShell
      title="Đăng nhập"
      officeName="UBND quận Tân Lập"
      footer={
        <p>
          Chưa có tài khoản? Hãy hỏi quản trị của cơ quan. <a href="/tro-giup">Hướng dẫn</a>
        </p>
      }
    >
      <Form method="post" className="flex flex-col gap-4">
        <Field name="email" label="Thư điện tử">
          <Input type="email" autoComplete="username" />
        </Field>
        <Field name="password" label="Mật khẩu">
          <Input type="password" autoComplete="current-password" />
        </Field>
        <SubmitButton className="w-full">Đăng nhập</SubmitButton>
      </Form>
    </PublicShell>
  )
}

const Missing = () => <ErrorPage error={errorText(404)} />
const Stale = () => (
  <main>
    <ErrorPage error={errorText(409, 'Trần Văn Minh đã báo cáo kết quả lúc 10:42. Hãy tải lại trang để xem.')} />
  </main>
)

export const routes: RouteObject[] = [
  {
    element: <Frame />,
    children: [
      { path: '/', element: <Review /> },
      { path: '/toan-canh', element: <Overview /> },
      { path: '/viec', element: <Work /> },
      { path: '/mau', element: <Pieces /> },
      { path: '/mat', element: <Missing /> },
    ],
  },
  { path: '/dang-nhap', element: <SignIn /> },
  { path: '/cu', element: <Stale /> },
  { path: '*', element: <Missing />, action: async () => new Promise(done => setTimeout(() => done(null), 1500)) },
]
