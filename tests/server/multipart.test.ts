import { describe, expect, it } from 'vitest'
import { readMultipart, TooLarge } from '#app/server/multipart.server.ts'

const LIMITS = { fileBytes: 1000, textBytes: 100, totalBytes: 20_000 }
const request = (body: BodyInit, type?: string) =>
  new Request('http://a.example/', { method: 'POST', body, ...(type && { headers: { 'Content-Type': type } }) })
/** In one piece, as it comes from the wire: Node 24 goes on writing a FormData whose reader has left, and stumbles. */
const form = async (...parts: [string, string | File][]) => {
  const data = new FormData()
  for (const [name, value] of parts) data.append(name, value)
  const made = request(data)
  return request(await made.arrayBuffer(), made.headers.get('Content-Type') ?? '')
}

describe('a form with files', () => {
  it.each([
    'Báo cáo quý I.docx',
    'Kết luận; bản cuối.docx',
    'Báo cáo "mật khẩu".docx',
    '报告 📄 отчёт.pdf',
    'O\'Brien = a, b; c="d".docx',
    `${'Thông báo'.normalize('NFD')}.docx`,
    'a%20b\\c.docx',
  ])('keeps the name %s', async name => {
    const sent = await readMultipart(
      await form(['note', 'Ý kiến'], ['file', new File(['abc'], name)], ['last', 'x']),
      LIMITS,
    )
    expect(sent.text).toEqual([
      ['note', 'Ý kiến'],
      ['last', 'x'],
    ])
    expect(sent.files).toMatchObject([{ field: 'file', name, tooLarge: false }])
    expect(Buffer.from(sent.files[0]!.bytes).toString()).toBe('abc')
  })

  it('a name that other programs write with escaped quotation marks', async () => {
    const body = '--X\r\nContent-Disposition: form-data; name="file"; filename="a\\"b;c.txt"\r\n\r\nabc\r\n--X--\r\n'
    const sent = await readMultipart(request(body, 'multipart/form-data; boundary=X'), LIMITS)
    expect(sent.files[0]!.name).toBe('a"b;c.txt')
  })

  it('an empty file field is no file', async () => {
    expect((await readMultipart(await form(['file', new File([], '')], ['a', 'b']), LIMITS)).files).toEqual([])
  })

  it('a file that is too large is named, and the fields behind it arrive', async () => {
    const sent = await readMultipart(await form(['file', new File(['x'.repeat(1001)], 'a.txt')], ['note', 'n']), LIMITS)
    expect(sent.files).toMatchObject([{ name: 'a.txt', tooLarge: true }])
    expect(sent.files[0]!.bytes.length).toBe(0)
    expect(sent.text).toEqual([['note', 'n']])
    const just = await readMultipart(await form(['file', new File(['x'.repeat(1000)], 'a.txt')]), LIMITS)
    expect(just.files[0]!.bytes.length).toBe(1000)
  })

  it('more than the whole may have, or a text that is too long, ends the reading', async () => {
    await expect(readMultipart(await form(['file', new File(['x'.repeat(21_000)], 'a')]), LIMITS)).rejects.toThrow(
      TooLarge,
    )
    await expect(readMultipart(await form(['note', 'x'.repeat(101)]), LIMITS)).rejects.toThrow(TooLarge)
  })

  it.each([
    [
      'cut off',
      '--X\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nab',
      'multipart/form-data; boundary=X',
    ],
    ['no boundary', 'abc', 'multipart/form-data'],
    ['no form', 'abc', 'text/plain'],
    ['another boundary', '--Y\r\n\r\n--Y--', 'multipart/form-data; boundary=X'],
  ])('%s is an error, not half a form', async (_, body, type) => {
    await expect(readMultipart(request(body, type), LIMITS)).rejects.toThrow()
  })
})
