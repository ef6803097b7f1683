import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readFileApart } from '#app/server/file-reader.server.ts'
import { paragraphAt, pdfFile, stream } from '#tests/documents/pdf.ts'
import { paragraph, wordFile } from '#tests/documents/xml.ts'

const WORD = wordFile(paragraph('Giao Phòng Nội vụ rà soát'))

describe('reading a file apart', () => {
  it('reads Word, PDF and plain text in a thread of its own, and says what it refuses', async () => {
    expect(await readFileApart(WORD, 'a.docx')).toEqual({ text: 'Giao Phòng Nội vụ rà soát' })
    const pdf = pdfFile([paragraphAt(100, 'Giao Phòng Nội vụ rà soát')])
    expect(await readFileApart(pdf, 'a.pdf')).toEqual({ text: 'Giao Phòng Nội vụ rà soát' })
    expect(await readFileApart(Buffer.from('Kết luận'), 'a.txt')).toEqual({ text: 'Kết luận' })
    expect(await readFileApart(Buffer.from('Kết luận'), 'a.docx')).toMatchObject({ code: 'file.type' })
  }, 30_000)

  it('goes on answering while a bomb is opened, stops it, and reads the next file', async () => {
    // 400 MB of blanks in half a megabyte
    const bomb = pdfFile([[]], { more: { 11: bombStream(400) } })
    expect(bomb.length).toBeLessThan(3_000_000)
    let beats = 0
    const pulse = setInterval(() => {
      beats += 1
    }, 10)
    const outcome = readFileApart(bomb, 'a.pdf', { milliseconds: 3_000, growthMegabytes: 250 })
    const next = readFileApart(WORD, 'b.docx')
    expect(await outcome).toMatchObject({ code: expect.stringMatching(/^file\.(unsafe|broken|no-text)$/) })
    clearInterval(pulse)
    expect(beats).toBeGreaterThan(3)
    expect(await next).toEqual({ text: 'Giao Phòng Nội vụ rà soát' })
  }, 60_000)

  it('stops what takes too long', async () => {
    const slow = pdfFile([[]], {
      more: { 11: stream(`${'q '.repeat(60)}BT /F 1 Tf ${'<0041> Tj '.repeat(150_000)}ET`, true) },
    })
    expect(await readFileApart(slow, 'a.pdf', { milliseconds: 1 })).toMatchObject({ code: 'file.unsafe' })
  }, 30_000)

  it('answers at once where too many wait', async () => {
    const first = readFileApart(WORD, 'a.docx', { waiting: 0 })
    expect(await readFileApart(WORD, 'b.docx', { waiting: 0 })).toMatchObject({ code: 'file.busy' })
    expect(await first).toMatchObject({ text: expect.any(String) })
  }, 30_000)
})

function bombStream(megabytes: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(megabytes * 1024 * 1024, 0x20), { level: 9 })
  return new Uint8Array(
    Buffer.concat([
      Buffer.from(`<</Length ${packed.length}/Filter/FlateDecode>>stream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
  )
}
