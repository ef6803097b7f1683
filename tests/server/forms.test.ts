import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { parseForm } from '#app/server/forms.server.ts'
import { safeRedirect } from '#app/server/session.server.ts'
import { withUploads } from '#app/server/uploads.server.ts'

const sent = (body: BodyInit, type?: string) =>
  new Request('http://giaoviec.local/x', {
    method: 'POST',
    body,
    headers: type === undefined ? {} : { 'Content-Type': type },
  })
const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => null,
    error => error,
  )

describe('a form that arrives', () => {
  it('loses NUL, which PostgreSQL cannot store', async () => {
    const form = await parseForm(sent(new URLSearchParams({ name: 'Phòng\0 Nội vụ' })), z.object({ name: z.string() }))
    expect(form).toMatchObject({ ok: true, value: { name: 'Phòng Nội vụ' } })
  })

  it.each([
    ['of another type', 'xin chào', 'text/plain'],
    ['as a multipart body that is none', 'xin chào', 'multipart/form-data; boundary=x'],
    [
      'as a multipart body cut short',
      '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb',
      'multipart/form-data; boundary=x',
    ],
  ])('%s is refused as unreadable, not a fault of the server', async (_name, body, type) => {
    const error = await thrownBy(parseForm(sent(body, type), z.object({})))
    expect(error).toBeInstanceOf(Response)
    expect((error as Response).status).toBe(400)
  })

  it('with files, cut short: the same', async () => {
    const actor = { personId: 'p', name: 'P', posts: [], portfolio: [] }
    const cut = sent('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb', 'multipart/form-data; boundary=x')
    expect(await thrownBy(withUploads(cut, actor, 'task'))).toMatchObject({ status: 400 })
  })
})

describe('where a form may lead to', () => {
  it('escapes what a header cannot hold, instead of failing after the work is done', () => {
    expect(safeRedirect('/nhiem-vu?q=họp giao ban')).toBe('/nhiem-vu?q=h%E1%BB%8Dp%20giao%20ban')
    expect(safeRedirect('/nhiem-vu?q=h%E1%BB%8Dp')).toBe('/nhiem-vu?q=h%E1%BB%8Dp')
    expect(() => new Headers({ Location: safeRedirect('/a\u2028b😀') })).not.toThrow()
  })

  it.each(['//evil.example', '/\\evil.example', '/\t/evil.example', 'https://evil.example', '/\ud800', 'x', 7, null])(
    'leads nowhere else: %j',
    to => expect(safeRedirect(to)).toBe('/'),
  )
})
