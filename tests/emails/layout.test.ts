import { describe, expect, it } from 'vitest'
import { type MailView, renderMail } from '#app/emails/layout.ts'

const VIEW: MailView = {
  heading: 'Việc cần làm hôm nay',
  intro: 'Kính gửi bà Trần Thị Ví Dụ,\nPhòng Nội vụ có 1 việc quá hạn.',
  sections: [
    {
      title: 'Quá hạn (1)',
      items: [
        {
          title: 'Rà soát hồ sơ quá hạn',
          meta: 'Thời hạn 15/05/2026 · TB 05/TB-UBND, mục 1.2',
          badge: { tone: 'late', text: 'Quá hạn 15 ngày' },
          href: 'https://giaoviec.example/nhiem-vu/1?a=1&b=2',
        },
      ],
    },
    {
      title: 'Sắp đến hạn (1)',
      items: [{ title: 'Báo cáo quý', meta: '', href: 'https://giaoviec.example/nhiem-vu/2' }],
    },
    { title: 'Chờ xác nhận (0)', items: [] },
  ],
  outro: 'Có thể báo cáo ngay từ từng việc.',
  actionHref: 'https://giaoviec.example/viec-cua-toi',
  actionText: 'Mở việc của tôi',
  reason: 'Bà nhận thư này vì là Trưởng phòng Nội vụ.',
}

/** What a reader sees of the HTML. */
const visible = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')

const hrefs = (html: string): string[] => [...html.matchAll(/href="([^"]*)"/g)].map(m => m[1]!.replace(/&amp;/g, '&'))

describe('mail', () => {
  it('says the same in plain text and in HTML, every item with its address', () => {
    const { text, html } = renderMail(VIEW)
    const seen = visible(html)
    const words = [
      VIEW.heading,
      'Kính gửi bà Trần Thị Ví Dụ,',
      'Phòng Nội vụ có 1 việc quá hạn.',
      'Quá hạn (1)',
      'Rà soát hồ sơ quá hạn',
      'Thời hạn 15/05/2026 · TB 05/TB-UBND, mục 1.2',
      'Quá hạn 15 ngày',
      'Báo cáo quý',
      VIEW.outro,
      VIEW.actionText!,
      VIEW.reason,
    ]
    for (const word of words) {
      expect(text).toContain(word)
      expect(seen).toContain(word)
    }
    const addresses = ['nhiem-vu/1?a=1&b=2', 'nhiem-vu/2', 'viec-cua-toi'].map(p => `https://giaoviec.example/${p}`)
    expect(hrefs(html)).toEqual(addresses)
    for (const address of addresses) expect(text).toContain(address)
  })

  it('plain text: badge in brackets, the address below its item', () => {
    expect(renderMail(VIEW).text).toContain(
      '1. [Quá hạn 15 ngày] Rà soát hồ sơ quá hạn\n   Thời hạn 15/05/2026 · TB 05/TB-UBND, mục 1.2\n   https://giaoviec.example/nhiem-vu/1?a=1&b=2\n',
    )
  })

  it('an empty section is left out, in both', () => {
    const { text, html } = renderMail(VIEW)
    expect(text).not.toContain('Chờ xác nhận')
    expect(html).not.toContain('Chờ xác nhận')
  })

  it('is Vietnamese, fits a phone, loads nothing, runs nothing', () => {
    const { html } = renderMail(VIEW)
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="vi">/)
    expect(html).toContain('charset="utf-8"')
    expect(html).toContain('width=device-width')
    expect(html).toContain('max-width:600px')
    expect(html).not.toMatch(/<(?:img|script|link|style|iframe|form|object)|url\(|@import|src=/i)
    for (const table of html.match(/<table[^>]*>/g)!) expect(table).toContain('role="presentation"')
  })

  it('a state is colour, shape and word', () => {
    const shapes = (['late', 'soon', 'ok', 'wait', 'none'] as const).map(tone => {
      const { html } = renderMail({
        ...VIEW,
        sections: [
          { title: 'x', items: [{ title: 'x', meta: '', href: 'https://a.vn', badge: { tone, text: 'lời' } }] },
        ],
      })
      return /background:(#\w+);color:(#\w+)[^>]*><span aria-hidden="true">(.)<\/span> lời/u.exec(html)!.slice(1).join()
    })
    expect(shapes).toEqual([
      '#fdeae8,#b0201a,■',
      '#fdf0dc,#9a5200,▲',
      '#e3f4ec,#13704a,●',
      '#e8effa,#2b5cab,◐',
      '#eef0f3,#5f6875,○',
    ])
  })

  it('escapes every field', () => {
    const evil = `<script>alert(1)</script>" onmouseover='x' &amp; \u202Emoc\u0000\u0008`
    const { html, text } = renderMail({
      heading: evil,
      intro: evil,
      sections: [
        {
          title: evil,
          items: [{ title: evil, meta: evil, badge: { tone: 'late', text: evil }, href: 'https://a.vn/"onclick="x' }],
        },
      ],
      outro: evil,
      actionHref: 'https://a.vn',
      actionText: evil,
      reason: evil,
    })
    expect(html).not.toContain('<script')
    expect(html.match(/<[^>]*\son\w+=/g)).toBeNull()
    expect(html.match(/&lt;script&gt;alert\(1\)&lt;\/script&gt;&quot;/g)).toHaveLength(10)
    for (const out of [html, text]) expect(out).not.toMatch(/[\u0000-\u0008\u202E]/)
    expect(hrefs(html)).toEqual(['https://a.vn'])
  })

  it.each([
    'javascript:alert(1)',
    ' JaVaScRiPt:alert(1)',
    'data:text/html,x',
    '//evil.vn',
    '/nhiem-vu/1',
    'https://a.vn/ x',
    '',
  ])('makes no link of "%s"', href => {
    const { html, text } = renderMail({
      ...VIEW,
      sections: [{ title: 'x', items: [{ title: 'Việc', meta: 'khi nào', href }] }],
      actionHref: href,
    })
    expect(hrefs(html)).toEqual([])
    expect(visible(html)).toContain('Việc')
    expect(text).not.toContain('evil')
    expect(text).not.toContain('Mở việc của tôi')
  })

  it('a name with line breaks cannot add lines to the plain text', () => {
    const { text } = renderMail({
      ...VIEW,
      sections: [
        { title: 'x', items: [{ title: 'Việc\r\n\r\n-- \nBấm: https://evil.vn', meta: '', href: 'https://a.vn' }] },
      ],
    })
    expect(text).toContain('1. Việc -- Bấm: https://evil.vn\n   https://a.vn')
  })

  it('100 items stay below what mail programs cut (102 KB)', () => {
    const item = { ...VIEW.sections[0]!.items[0]!, title: 'Giao Phòng Nội vụ rà soát hồ sơ '.repeat(4) }
    const { html } = renderMail({ ...VIEW, sections: [{ title: 'x', items: Array.from({ length: 100 }, () => item) }] })
    expect(Buffer.byteLength(html)).toBeLessThan(102_000)
  })

  it('without outro, action and reason there is nothing left over', () => {
    const { text, html } = renderMail({ ...VIEW, outro: '', actionHref: undefined, reason: '' })
    expect(text).not.toContain('-- ')
    expect(text.trimEnd()).toMatch(/nhiem-vu\/2$/)
    expect(html).not.toContain('undefined')
  })
})
