/** Rule: each row of a table is a directive; its span runs from the task cell to the last cell. */
import type { Draft } from './draft.ts'
import { readDue } from './due.ts'
import type { Source } from './items.ts'
import { labelOf } from './labels.ts'
import { readOwners } from './owner-grammar.ts'
import type { OwnerPart } from './owner-parts.ts'
import { mentionsIn, tokenAt } from './ranges.ts'
import { type Cell, type Column, type Row, type Table, tablesOf } from './table-layout.ts'
import { stackedTablesOf } from './table-stacked.ts'
import { is } from './time-types.ts'

export type TableReading = { drafts: Draft[]; covered: { start: number; end: number }[] }

export function readTables(text: string, source: Source): TableReading {
  const drafts: Draft[] = []
  const covered: TableReading['covered'] = []
  for (const table of [...tablesOf(text), ...stackedTablesOf(text)].sort((a, b) => a.start - b.start)) {
    const found = readRows(source, table)
    if (found.length === 0) continue
    drafts.push(...found)
    covered.push({ start: table.start, end: table.end })
  }
  return { drafts, covered }
}

const range = (source: Source, cell: Cell): [number, number] => [
  tokenAt(source.tokens, cell.start),
  tokenAt(source.tokens, cell.end),
]

function readRows(source: Source, table: Table): Draft[] {
  const drafts: Draft[] = []
  let section = ''
  let above: OwnerPart | null = null
  for (const [i, row] of table.rows.entries()) {
    const columns = withOwner(table.columns ?? guess(source, row), source, row)
    const at = (c: Column): Cell | undefined => row.cells[columns.indexOf(c)]
    const task = at('task')
    if (!task || task.text === '') continue
    const label = (at('label')?.text ?? '').slice(0, 40).replace(/[.\s]+$/, '')
    const rest = row.cells.filter(c => c !== task && c !== at('label'))
    if (rest.every(c => c.text === '')) {
      const kind = labelOf(`${label}. x`)?.kind
      section = kind === 'roman' || kind === 'upper' ? label : section
      continue
    }
    const name = label === '' ? String(i + 1) : label
    const draft = readRow(source, row, columns, task, above)
    above = draft.owners
    drafts.push({ ...draft, path: section === '' ? name : `${section}/${name}`, label })
  }
  return drafts
}

function readRow(source: Source, row: Row, columns: readonly Column[], task: Cell, above: OwnerPart | null): Draft {
  const at = (c: Column): Cell | undefined => row.cells[columns.indexOf(c)]
  const { tokens, mentions, context } = source
  const units = (cell: Cell | undefined) => {
    if (!cell || cell.text === '') return []
    const [from, to] = range(source, cell)
    return mentionsIn(mentions, from, to)
  }
  const [from, taskEnd] = range(source, task)
  const last = row.cells.findLast(c => c.text !== '')!
  const to = tokenAt(tokens, last.end)
  const leads = units(at('lead'))
  const helpers = units(at('coordinate'))
  const receivers = units(at('report'))
  const [own] = readOwners(tokens, from, taskEnd, mentionsIn(mentions, from, taskEnd), [])
  // One cell may hold both: "Phòng Nội vụ (chủ trì), Công an quận" – the grammar of items reads it.
  const cell = at('lead')
  const inCell = cell && leads.length > 0 ? readOwners(tokens, ...range(source, cell), leads, []) : null
  const cellLeads = inCell?.flatMap(p => (p.own ? p.lead : [])) ?? []
  const lead =
    cellLeads.length > 0
      ? cellLeads
      : leads.length > 0
        ? leads.flatMap(m => m.units)
        : own!.own
          ? own!.lead
          : cell?.text === '' && above
            ? above.lead
            : []
  // "nhờ VNPT hỗ trợ", "gửi Sở A" among the notes.
  const notes = row.cells
    .filter((c, i) => c.text !== '' && (columns[i] === 'product' || columns[i] === 'other'))
    .flatMap(c => readOwners(tokens, ...range(source, c), units(c), lead))
  const coordinate = [
    ...notes.flatMap(p => (!p.own ? p.coordinate : is(tokens, p.from, p.to, 'nhờ') ? p.lead : [])),
    ...(inCell?.flatMap(p => p.coordinate) ?? []),
    ...helpers.flatMap(m => m.units),
    ...own!.coordinate,
  ]
  const owners: OwnerPart = {
    ...own!,
    from,
    to,
    lead: [...new Set(lead)],
    coordinate: [...new Set(coordinate)].filter(u => !lead.includes(u)),
    reportTo: receivers[0]?.units[0] ?? own!.reportTo ?? notes.find(p => !p.own)?.reportTo ?? null,
    own: leads.length > 0 || own!.own,
    marks: {
      lead: [...own!.marks.lead, ...leads.map(m => ({ from: m.from, to: m.to, units: m.units }))],
      coordinate: [...own!.marks.coordinate, ...helpers.map(m => ({ from: m.from, to: m.to, units: m.units }))],
      reportTo: [
        ...receivers.slice(0, 1).map(m => ({ from: m.from, to: m.to, units: m.units })),
        ...own!.marks.reportTo,
      ],
    },
  }
  const due = at('due')
  const stated = due && due.text !== '' ? readDue(tokens, ...range(source, due), context, true) : null
  const inTask = readDue(tokens, from, taskEnd, context)
  return {
    path: '',
    label: '',
    from,
    to,
    owners,
    due: stated && (stated.due || stated.recurrence) ? stated : inTask,
    leadInherited: !owners.own,
    dueInherited: false,
  }
}

/** A head that is not known may still stand over those who do the work. */
function withOwner(columns: readonly Column[], source: Source, row: Row): readonly Column[] {
  if (columns.includes('lead') || !columns.includes('other')) return columns
  const owners = columns.findIndex((c, i) => {
    const cell = row.cells[i]
    if (c !== 'other' || !cell || cell.text === '') return false
    const [from, to] = range(source, cell)
    return mentionsIn(source.mentions, from, to)[0]?.from === from
  })
  return owners < 0 ? columns : columns.with(owners, 'lead')
}

/** Without a head: a number first, the longest cell is the work, then units, then a date. */
function guess(source: Source, row: Row): Column[] {
  const longest = row.cells.reduce((a, b) => (b.text.length > a.text.length ? b : a))
  let owners = 0
  return row.cells.map((c, i) => {
    if (i === 0 && /^\d{1,3}[.)]?$/.test(c.text)) return 'label'
    if (c === longest) return 'task'
    const [from, to] = range(source, c)
    if (mentionsIn(source.mentions, from, to).length > 0) {
      owners += 1
      return owners === 1 ? 'lead' : owners === 2 ? 'coordinate' : 'other'
    }
    const due = readDue(source.tokens, from, to, source.context, true)
    return due.due || due.recurrence ? 'due' : 'other'
  })
}
