/**
 * What reading a conclusion costs as it grows: 1 MB of text of every awkward kind, a catalogue of 4,000 units. The cost must grow
 * with the length and no faster: the last column is how much more a character costs in a text four times as long (1 is linear).
 * Part of `npm run bench -- --only extraction`; alone: `npx tsx tests/bench/extraction-growth.ts`
 */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry } from '#app/domain/extraction/types.ts'
import { day } from '#app/domain/shared/day.ts'

type Document = { meetingDate: string; text: string; unitsCatalogue: CatalogueEntry[] }

const folder = resolve(import.meta.dirname, '../domain/extraction/corpus')
const documents = readdirSync(folder)
  .filter(f => f.endsWith('.json'))
  .map(f => JSON.parse(readFileSync(resolve(folder, f), 'utf8')) as Document)
const catalogue = documents[0]!.unitsCatalogue

/** Processor time, so that a busy machine does not tell a slow grammar. */
const spent = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
const read = (text: string, units = catalogue) =>
  extractConclusion({ text, meetingDate: day('2019-08-01'), unitsCatalogue: units })

const prose =
  'Phòng Nội vụ rà soát biên chế trước ngày 15/8; đồng thời phối hợp với Phòng Tư pháp báo cáo UBND quận trong vòng 10 ngày. '
/** What is repeated, and what stands before it. */
const AWKWARD: Record<string, [unit: string, before?: string]> = {
  'numbered items': [`1. ${prose}\n`],
  prose: [prose, 'Chủ tịch kết luận: '],
  'deadlines in a chain': [
    'rà soát trước ngày 15/8/2019, lập danh sách trước ngày 20/8/2019, ',
    'Kết luận: giao Phòng Nội vụ ',
  ],
  semicolons: ['; báo cáo kết quả', 'Kết luận: giao Phòng Nội vụ rà soát'],
  units: ['Phòng Nội vụ, Phòng Tư pháp, ', 'Kết luận: giao '],
  'units said again': ['hai đơn vị này, phòng này ', 'Phòng Nội vụ, Phòng Tư pháp. Kết luận: '],
  recurrences: ['hằng tháng ', 'Kết luận: giao Phòng Nội vụ báo cáo '],
  'days of the month': ['ngày 1 và ', 'Kết luận: giao Phòng Nội vụ báo cáo '],
  months: ['tháng 1, ', 'Kết luận: giao Phòng Nội vụ báo cáo '],
  receivers: ['kết quả về Phòng Tư pháp ', 'Kết luận: giao Phòng Nội vụ gửi '],
  openers: ['riêng ', 'Kết luận: '],
  qualifiers: ['có liên quan ', 'các đơn vị '],
  requests: ['đề nghị a b c d e Phòng Nội vụ x y z '],
  'glued words': ['aBc'],
  'one word': ['a'],
  brackets: ['(', 'Kết luận: '],
  quotes: ['"', '.'],
  dots: ['. ', 'Kết luận: giao Phòng Nội vụ '],
  bullets: ['- '],
  'bullets of all kinds': ['- a\n+ b\n* c\n• d\n'],
  labels: ['1.\n'],
  headings: ['* Phòng Nội vụ:\n'],
  'table rows': ['| 1 | việc | Phòng Nội vụ | 15/8 |\n'],
  'one row': ['|a'],
  'rows over several lines': ['1\tviệc\nvà việc\tPhòng Nội vụ\t15/8\n', 'STT\tNội dung\tChủ trì\tThời hạn\n'],
  'items within a line': ['; (1) Phòng Nội vụ rà soát; (2) Phòng Tư pháp lập hồ sơ', 'Kết luận: '],
  'lists within lists': ['1. Việc:\n1. Việc:\n'],
  titles: ['Tình hình\n- a.\n'],
  'lengths counted back': ['trước đó 2 ngày '],
  anchors: ['kể từ ngày ký, sau '],
  'past days': ['chậm nhất ngày 15/6/2010, '],
  'combining marks': ['\u0301', 'a'],
  'lone surrogates': ['\ud800'],
  'empty lines': ['\n'],
}

export function extractionGrowth(print: (line: string) => void): void {
  for (const d of documents) read(d.text, d.unitsCatalogue)
  const many = Array.from({ length: 4000 }, (_, i) => ({
    name: `Phòng Lao động - Thương binh và Xã hội xã Vĩnh Hưng ${i}`,
    aliases: Array.from({ length: 10 }, (_, k) => `Phòng LĐ - Thương binh và Xã hội ${i} ${k}`),
    kind: 'office',
  }))
  print(
    `4,000 units with 10 aliases each: ${Math.round(spent(() => read('1. Rà soát.', many)))} ms, read anew and the same: ${Math.round(spent(() => read('1. Rà soát.', structuredClone(many))))} ms`,
  )

  print('1 MB of                       ms   growth')
  for (const [name, [unit, before = '']] of Object.entries(AWKWARD)) {
    const text = (size: number) => before + unit.repeat(Math.ceil(size / unit.length))
    read(text(20_000))
    const quarter = spent(() => read(text(250_000)))
    const whole = spent(() => read(text(1_000_000)))
    const growth = whole / quarter / 4
    print(
      `  ${name.padEnd(24)}${String(Math.round(whole)).padStart(6)}   ${growth.toFixed(1)}${growth > 2 ? '  ← more than linear' : ''}`,
    )
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  extractionGrowth(line => process.stdout.write(`${line}\n`))
