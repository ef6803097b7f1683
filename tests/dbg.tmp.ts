import { readFileSync } from 'node:fs'
import { tablesOf } from '#app/domain/extraction/table-layout.ts'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import { day } from '#app/domain/shared/day.ts'
const d = JSON.parse(readFileSync(process.argv[2]!, 'utf8'))
console.log(tablesOf(d.text).map(t=>[t.columns,t.rows.length,t.rows.map(r=>r.cells.length)]))
const r = extractConclusion({ text: d.text, meetingDate: day(d.meetingDate), unitsCatalogue: d.unitsCatalogue } as any)
for (const x of r.directives) if (!process.argv[3] || x.path===process.argv[3]) console.log(x.path, '|', d.text.slice(x.start, x.end).slice(0, 200).replace(/\n/g,'⏎'), '|', x.lead.join(' + '), '(+', x.coordinate.join(','), ') →', x.reportTo, '|', x.due, x.dueText, x.recurrence)
