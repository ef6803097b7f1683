import { describe, expect, it } from 'vitest'
import { Checkbox } from '#app/ui/base/checkbox.tsx'
import { Combobox } from '#app/ui/base/combobox.tsx'
import { ConfirmSubmit } from '#app/ui/base/confirm-submit.tsx'
import { DateField } from '#app/ui/base/date-field.tsx'
import { DayText } from '#app/ui/base/day-text.tsx'
import { DialogForm } from '#app/ui/base/dialog-form.tsx'
import { Facts } from '#app/ui/base/facts.tsx'
import { Field } from '#app/ui/base/field.tsx'
import { FilterBar } from '#app/ui/base/filter-bar.tsx'
import { Flash } from '#app/ui/base/flash.tsx'
import { FormError } from '#app/ui/base/form-error.tsx'
import { Input } from '#app/ui/base/input.tsx'
import { Menu } from '#app/ui/base/menu.tsx'
import { MultiCombobox } from '#app/ui/base/multi-combobox.tsx'
import { Pager } from '#app/ui/base/pager.tsx'
import { Progress } from '#app/ui/base/progress.tsx'
import { SearchField } from '#app/ui/base/search-field.tsx'
import { StackedBar } from '#app/ui/base/stacked-bar.tsx'
import { Stat } from '#app/ui/base/stat.tsx'
import { SubmitButton } from '#app/ui/base/submit-button.tsx'
import { Table, Td, Th } from '#app/ui/base/table.tsx'
import { Tabs } from '#app/ui/base/tabs.tsx'
import { Tag } from '#app/ui/base/tag.tsx'
import { renderHtml } from './render.tsx'

const UNITS = [
  { value: 'nv', label: 'Phòng Nội vụ' },
  { value: 'tp', label: 'Phòng Tư pháp' },
]

describe('Field', () => {
  it('ties label, hint and error to its control', async () => {
    const html = await renderHtml(
      <Field name="han" label="Thời hạn" hint="dd/mm/yyyy" error="Không có ngày này" required>
        <Input />
      </Field>,
    )
    expect(html).toContain('<label for="f-han"')
    expect(html).toMatch(/<input[^>]*id="f-han"[^>]*name="han"[^>]*required=""/)
    expect(html).toMatch(/aria-describedby="f-han-error f-han-hint" aria-invalid="true"/)
    expect(html).toContain('id="f-han-error"')
    expect(html).toContain('id="f-han-hint"')
  })
  it('tells equal names of two forms apart', async () => {
    const html = await renderHtml(
      <Field name="lyDo" label="Lý do" form="gia-han">
        <Input />
      </Field>,
    )
    expect(html).toContain('for="f-gia-han-lyDo"')
    expect(html).toMatch(/id="f-gia-han-lyDo" name="lyDo"/)
  })
})

describe('FormError', () => {
  it('is an alert whose lines lead to the fields', async () => {
    const html = await renderHtml(
      <FormError errors={{ han: 'Không có ngày này', lyDo: ['Hãy ghi lý do'], khac: null }} />,
    )
    expect(html).toContain('role="alert"')
    expect(html).toContain('href="#f-han"')
    expect(html).toContain('href="#f-lyDo"')
    expect(html).not.toContain('khac')
    expect(html).toContain('Còn 2 chỗ cần sửa')
  })
  it('is nothing where nothing is wrong', async () => expect(await renderHtml(<FormError errors={{}} />)).toBe(''))
})

describe('without script', () => {
  it('Combobox is a native select with its value', async () => {
    const html = await renderHtml(<Combobox name="donVi" label="Đơn vị" options={UNITS} defaultValue="tp" />)
    expect(html).toMatch(/<select[^>]*name="donVi"/)
    expect(html).toMatch(/<option value="tp" selected="">/)
  })
  it('MultiCombobox is a native multiple select', async () => {
    const html = await renderHtml(
      <MultiCombobox name="ph" label="Phối hợp" options={UNITS} defaultValues={['nv', 'tp']} />,
    )
    expect(html).toMatch(/<select[^>]*multiple=""/)
    expect(html.match(/selected=""/g)).toHaveLength(2)
  })
  it('DialogForm holds its form in details', async () => {
    const html = await renderHtml(
      <DialogForm trigger="Xin gia hạn" title="Xin gia hạn" action="/gia-han" submitLabel="Gửi" requestKey="k">
        <Input name="den" aria-label="Đến ngày" />
      </DialogForm>,
    )
    expect(html).toContain('<details')
    expect(html).toMatch(/<form method="post" action="\/gia-han"/)
    expect(html).toContain('name="requestKey" value="k"')
  })
  it('DialogForm with an address of its own is a link to it', async () => {
    const html = await renderHtml(
      <DialogForm trigger="Xin gia hạn" title="x" action="/gia-han" submitLabel="Gửi" href="/nhiem-vu/1/gia-han">
        {null}
      </DialogForm>,
    )
    expect(html).toMatch(/<a href="\/nhiem-vu\/1\/gia-han"/)
    expect(html).not.toContain('<form')
  })
  it('Menu is details with links and forms', async () => {
    const html = await renderHtml(
      <Menu
        trigger="Thêm"
        items={[
          { label: 'Xuất', href: '/x.xlsx' },
          { label: 'Chốt', action: '/chot', fields: { ky: 'Q2' } },
        ]}
      />,
    )
    expect(html).toContain('<details')
    expect(html).toContain('href="/x.xlsx"')
    expect(html).toMatch(/<form method="post" action="\/chot"[^>]*><input type="hidden" name="ky" value="Q2"/)
  })
  it('ConfirmSubmit asks in details and then submits', async () => {
    const html = await renderHtml(
      <ConfirmSubmit label="Thu hồi" question="Thu hồi?" confirmLabel="Thu hồi nhiệm vụ" name="b" value="1" />,
    )
    expect(html).toContain('<summary')
    expect(html).toMatch(/<button type="submit" name="b" value="1"/)
  })
})

describe('words beside colours', () => {
  it('Tag has tone and word', async () =>
    expect(await renderHtml(<Tag tone="late">trễ 4 ngày</Tag>)).toBe('<span class="tag tag-late">trễ 4 ngày</span>'))
  it('StackedBar says its numbers', async () => {
    const html = await renderHtml(
      <StackedBar
        label="Phòng Nội vụ"
        parts={[
          { label: 'đúng hạn', value: 40, tone: 'ok' },
          { label: 'quá hạn', value: 0, tone: 'late' },
        ]}
      />,
    )
    expect(html).toContain('role="img" aria-label="Phòng Nội vụ: đúng hạn 40, quá hạn 0"')
  })
  it('Progress says where it is', async () => {
    const html = await renderHtml(<Progress value={4} max={6} label="Đã xác nhận" text="Đã xác nhận 4/6" />)
    expect(html).toMatch(
      /role="progressbar"[^>]*aria-valuemax="6"[^>]*aria-valuenow="4"[^>]*aria-valuetext="Đã xác nhận 4\/6"/,
    )
  })
})

describe('lists', () => {
  it('Table has a caption, column scopes and the sort direction', async () => {
    const html = await renderHtml(
      <Table caption="Nhiệm vụ" cards>
        <thead>
          <tr>
            <Th sort={{ href: '?xep=han', direction: 'desc' }}>Hạn</Th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <Td numeric label="Hạn">
              05/06
            </Td>
          </tr>
        </tbody>
      </Table>,
    )
    expect(html).toContain('<caption class="sr-only">Nhiệm vụ</caption>')
    expect(html).toMatch(/<th scope="col" aria-sort="descending"><a href="\?xep=han"/)
    expect(html).toContain('<td data-label="Hạn" class="num">')
  })
  it('a table that scrolls sideways can be reached by key', async () => {
    const html = await renderHtml(
      <Table caption="Điểm">
        <tbody />
      </Table>,
    )
    expect(html).toMatch(/<section[^>]*tabindex="0"[^>]*aria-label="Điểm"/i)
  })
  it('Tabs mark the page that is shown', async () => {
    const html = await renderHtml(
      <Tabs
        label="Phạm vi"
        items={[
          { label: 'Của tôi', href: '/a', active: true },
          { label: 'Khác', href: '/b' },
        ]}
      />,
    )
    expect(html).toContain('<nav aria-label="Phạm vi"')
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
  })
  it('Pager shows only the ways there are', async () => {
    const html = await renderHtml(<Pager next="?sau=x" />)
    expect(html).toContain('rel="next"')
    expect(html).not.toContain('rel="prev"')
    expect(await renderHtml(<Pager />)).toBe('')
  })
  it('FilterBar is a GET form; a chip says that it removes', async () => {
    const html = await renderHtml(
      <FilterBar label="Lọc nhiệm vụ" chips={[{ label: 'Quá hạn', removeHref: '?' }]}>
        <Input name="q" aria-label="Tìm" />
      </FilterBar>,
    )
    expect(html).toMatch(/<form method="get"/)
    expect(html).toContain('– bỏ điều kiện này')
  })
  it('SearchField is a search landmark and keeps the other conditions', async () => {
    const html = await renderHtml(<SearchField defaultValue="quy hoach" keep={{ donVi: ['a', 'b'], trong: null }} />)
    expect(html).toContain('role="search"')
    expect(html).toContain('aria-keyshortcuts="/"')
    expect(html.match(/name="donVi"/g)).toHaveLength(2)
    expect(html).not.toContain('trong')
  })
  it('a number opens its list', async () =>
    expect(await renderHtml(<Stat label="Quá hạn" value={1057} href="/nhiem-vu" />)).toMatch(
      /<a href="\/nhiem-vu"[^>]*>1\.057<\/a>/,
    ))
})

describe('small pieces', () => {
  it('Flash keeps its live region when there is nothing to say', async () =>
    expect(await renderHtml(<Flash />)).toBe('<div role="status" data-no-print=""></div>'))
  it('DayText is a machine-readable day with its weekday', async () => {
    const html = await renderHtml(<DayText day="2008-06-05" weekday />)
    expect(html).toContain('<time dateTime="2008-06-05"')
    expect(html).toContain('05/06/2008')
    expect(html).toContain('title="thứ Năm"')
    expect(await renderHtml(<DayText day={null} none="chưa có" />)).toContain('chưa có')
  })
  it('DateField shows ISO days as people write them, and what was typed as it was', async () => {
    expect(await renderHtml(<DateField name="d" defaultValue="2008-06-05" />)).toContain('value="05/06/2008"')
    expect(await renderHtml(<DateField name="d" defaultValue="31/02/2008" />)).toContain('value="31/02/2008"')
    expect(await renderHtml(<DateField name="d" />)).toContain('inputMode="numeric"')
  })
  it('Checkbox without a visible label still has one', async () =>
    expect(await renderHtml(<Checkbox label="Chọn việc 1" hideLabel name="x" />)).toMatch(
      /<label.*sr-only.*Chọn việc 1/,
    ))
  it('SubmitButton submits', async () =>
    expect(await renderHtml(<SubmitButton>Lưu</SubmitButton>)).toContain('type="submit"'))
  it('Facts leave out what is not known', async () =>
    expect(
      await renderHtml(
        <Facts
          facts={[
            { label: 'A', value: 0 },
            { label: 'B', value: null },
          ]}
        />,
      ),
    ).not.toContain('B'))
})
