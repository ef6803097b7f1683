import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mimeMessage } from '#app/emails/mime-message.ts'

type Parsed = {
  subject?: string
  text?: string
  html?: string
  messageId?: string
  date?: Date
  from?: { value: { name: string; address: string }[] }
  to?: { value: { address: string }[] }
}
const { simpleParser } = createRequire(import.meta.url)('mailparser') as { simpleParser(raw: Buffer): Promise<Parsed> }

const mail = {
  from: { name: 'Giao việc – Nhắc việc', address: 'giaoviec@ubnd.example.vn' },
  to: 'tp-kinh-te@ubnd.example.vn',
  messageId: '<0190-abc@ubnd.example.vn>',
  date: new Date('2026-06-08T00:30:00Z'),
  subject: '[Giao việc] 3 việc quá hạn – thứ Hai, 08/06/2026',
  text: 'Kính gửi ông/bà Nguyễn Văn Đỉnh,\n1. Việc thứ nhất\n',
  html: '<p>Kính gửi ông/bà <b>Nguyễn Văn Đỉnh</b></p>',
}
const headOf = (raw: Buffer) => raw.toString('latin1').split('\r\n\r\n', 1)[0]!

describe('a mail as it travels', () => {
  it('is read back as it was meant', async () => {
    const read = await simpleParser(mimeMessage(mail))
    expect(read.subject).toBe(mail.subject)
    expect(read.text).toBe(mail.text)
    expect(read.html).toBe(mail.html)
    expect(read.messageId).toBe(mail.messageId)
    expect(read.date).toEqual(mail.date)
    expect(read.from?.value).toEqual([mail.from])
    expect(read.to?.value[0]?.address).toBe(mail.to)
    expect(headOf(mimeMessage(mail))).toContain('\r\nDate: Mon, 08 Jun 2026 00:30:00 +0000\r\n')
  })

  it('whatever the words are', async () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 300 })
      .map(s => s.replace(/[\p{C}\p{Z}]/gu, ' ').trim())
    await fc.assert(
      fc.asyncProperty(words, words, async (subject, text) => {
        fc.pre(subject !== '' && text !== '')
        const raw = mimeMessage({ ...mail, subject, text, html: `<p>${text}</p>` })
        const read = await simpleParser(raw)
        expect(read.subject?.replace(/\s+/g, ' ')).toBe(subject.replace(/\s+/g, ' '))
        expect(read.text?.trim()).toBe(text)
        for (const line of raw.toString('latin1').split('\r\n')) {
          expect(line.length).toBeLessThanOrEqual(100)
          expect(line).toMatch(/^[\t\x20-\x7e]*$/)
        }
      }),
      { numRuns: 150 },
    )
  })

  it('takes no second header from what it is given', () => {
    for (const to of ['a@b.vn\r\nBcc: x@y.vn', 'a@b.vn, c@d.vn', 'á@b.vn', ''])
      expect(() => mimeMessage({ ...mail, to })).toThrow()
    expect(() => mimeMessage({ ...mail, messageId: '<a>\nX: y' })).toThrow()
    const head = headOf(mimeMessage({ ...mail, subject: 'Một\r\nBcc: x@y.vn' }))
    expect(head).not.toMatch(/^Bcc/m)
  })
})
