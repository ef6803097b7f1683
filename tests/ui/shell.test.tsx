import { describe, expect, it } from 'vitest'
import { AppShell } from '#app/ui/shell/app-shell.tsx'
import { ErrorPage } from '#app/ui/shell/error-page.tsx'
import { errorText } from '#app/ui/shell/error-text.ts'
import { groupNav, type NavItem, splitForPhone } from '#app/ui/shell/nav-item.ts'
import { PublicShell } from '#app/ui/shell/public-shell.tsx'
import { renderHtml } from './render.tsx'

const nav: NavItem[] = [
  { label: 'Việc của tôi', href: '/viec', active: true, count: 3 },
  { label: 'Quá hạn', href: '/qua-han', count: 23, tone: 'late' },
  { label: 'Nhiệm vụ', href: '/nhiem-vu' },
  { label: 'Cuộc họp', href: '/hop', count: 0 },
  { label: 'Toàn cảnh', href: '/toan-canh', group: 'Nhìn chung' },
  { label: 'Lịch', href: '/lich', group: 'Nhìn chung', phone: true },
]

describe('AppShell', () => {
  const shell = () =>
    renderHtml(
      <AppShell
        nav={nav.map(n => ({ ...n, phone: undefined }))}
        officeName="UBND quận Tân Lập"
        personName="Lê Thị Thu Hà"
        postTitle="Phó Chủ tịch"
        unread={2}
      >
        <h1>Việc của tôi</h1>
      </AppShell>,
    )
  it('begins with a way past the navigation and has one main', async () => {
    const html = await shell()
    expect(html.indexOf('href="#noi-dung"')).toBeLessThan(html.indexOf('<nav'))
    expect(html.match(/<main/g)).toHaveLength(1)
    expect(html).toContain('id="noi-dung" tabindex="-1"')
  })
  it('marks where we are, once in each navigation', async () => {
    const html = await shell()
    expect(html.match(/<nav aria-label="Chính"/g)).toHaveLength(2)
    expect(html.match(/href="\/viec" aria-current="page"/g)).toHaveLength(2)
  })
  it('signs out by a form, leads to the account, and warns of secrets', async () => {
    const html = await shell()
    expect(html).toMatch(/<form method="post" action="\/dang-xuat"/)
    expect(html).toContain('href="/tai-khoan"')
    expect(html).toContain('Không nhập văn bản mật')
    expect(html).toContain('Thông báo: 2 chưa đọc')
  })
})

describe('navigation', () => {
  it('shows what is marked on a phone, otherwise the first four', () => {
    expect(splitForPhone(nav).tabs.map(n => n.label)).toEqual(['Lịch'])
    const { tabs, rest } = splitForPhone(nav.slice(0, 5))
    expect(tabs.map(n => n.label)).toEqual(['Việc của tôi', 'Quá hạn', 'Nhiệm vụ', 'Cuộc họp'])
    expect(rest.map(n => n.label)).toEqual(['Toàn cảnh'])
  })
  it('keeps neighbours of one group together', () =>
    expect(groupNav(nav).map(g => [g.name, g.items.length])).toEqual([
      ['', 4],
      ['Nhìn chung', 2],
    ]))
})

describe('errors', () => {
  it('a 404 does not tell whether the thing exists', () =>
    expect(errorText(404).title).toBe('Không tìm thấy hoặc bạn không có quyền xem'))
  it('a Vietnamese sentence of the server wins, an English one never', () => {
    expect(errorText(409, { message: 'Trần Văn Minh đã báo cáo lúc 10:42.' }).message).toContain('Trần Văn Minh')
    expect(errorText(404, 'Error: No route matches URL "/x"').message).not.toContain('No route')
    expect(errorText(500, 'SQLITE_BUSY: cơ sở dữ liệu').message).not.toContain('SQLITE')
  })
  it('has words for a status it does not know', () => {
    expect(errorText(418).title).toBe('Yêu cầu chưa đúng')
    expect(errorText(502).retry).toBe(true)
  })
  it('always offers a way back', async () =>
    expect(await renderHtml(<ErrorPage error={errorText(403)} />)).toContain('href="/"'))
})

it('PublicShell has one main and one heading', async () => {
  const html = await renderHtml(<PublicShell title="Đăng nhập">x</PublicShell>)
  expect(html.match(/<main/g)).toHaveLength(1)
  expect(html.match(/<h1/g)).toHaveLength(1)
})
