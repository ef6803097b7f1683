/**
 * `extract --jsonl`: JSON lines in, JSON lines out, one at a time – a bad line is named on stderr and the others are
 * still answered. `extract FILE --date D` shows a person what the reader finds in a document.
 */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry, ExtractedDirective, Extraction } from '#app/domain/extraction/types.ts'
import { type Day, formatDay, parseDay } from '#app/domain/shared/day.ts'

const USAGE =
  'usage: giaoviec extract --jsonl < IN > OUT  |  giaoviec extract FILE.docx|FILE.pdf|FILE.txt --date YYYY-MM-DD\n'

export async function run(args: string[]): Promise<number> {
  if (args.length === 1 && args[0] === '--jsonl') return jsonLines()
  const at = args.indexOf('--date')
  const date = at >= 0 ? parseDay(args[at + 1] ?? '') : null
  const files = args.filter((a, i) => !a.startsWith('--') && (at < 0 || i !== at + 1))
  const known = args.every(a => !a.startsWith('--') || a === '--date')
  if (!date || files.length !== 1 || !known) {
    process.stderr.write(USAGE)
    return 2
  }
  return oneFile(files[0]!, date)
}

/** Waits where the pipe is full, so that a slow reader does not fill the memory. */
const write = (text: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(text, error => (error ? reject(error) : resolve())))

async function jsonLines(): Promise<number> {
  let number = 0
  let failed = false
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    if (line.trim() === '') continue
    try {
      const request = parseRequest(line.replace(/^\ufeff/, ''))
      await write(`${JSON.stringify(answer(request.id, extractConclusion(request)))}\n`)
    } catch (error) {
      failed = true
      process.stderr.write(`extract: line ${number}: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
  return failed ? 1 : 0
}

type Request = { id: unknown; text: string; meetingDate: Day; unitsCatalogue: CatalogueEntry[] }

function parseRequest(line: string): Request {
  const value: unknown = JSON.parse(line)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('not a JSON object')
  const { id, text, meetingDate, unitsCatalogue } = value as Record<string, unknown>
  if (id === undefined) throw new Error('id is missing')
  if (typeof text !== 'string') throw new Error('text must be a string')
  const day = typeof meetingDate === 'string' ? parseDay(meetingDate) : null
  if (!day) throw new Error('meetingDate must be a day like 2026-03-10')
  return { id, text, meetingDate: day, unitsCatalogue: parseCatalogue(unitsCatalogue) }
}

function parseCatalogue(value: unknown): CatalogueEntry[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) throw new Error('unitsCatalogue must be an array')
  return value.map((entry: unknown, i) => {
    const { name, aliases, kind, group } = (entry ?? {}) as Record<string, unknown>
    if (typeof name !== 'string' || name.trim() === '') throw new Error(`unitsCatalogue[${i}].name must be a text`)
    if (
      aliases !== undefined &&
      aliases !== null &&
      !(Array.isArray(aliases) && aliases.every(a => typeof a === 'string'))
    )
      throw new Error(`unitsCatalogue[${i}].aliases must be texts`)
    return {
      name,
      ...(Array.isArray(aliases) && { aliases: aliases as string[] }),
      ...(typeof kind === 'string' && { kind }),
      ...(typeof group === 'string' && { group }),
    }
  })
}

/** Only what the contract names; the rest is for the screens. */
const answer = (id: unknown, { meeting, directives }: Extraction) => ({
  id,
  meeting,
  directives: directives.map(shown),
})

function shown(d: ExtractedDirective) {
  const {
    path,
    label,
    part,
    start,
    end,
    lead,
    coordinate,
    reportTo,
    due,
    dueTime,
    duePrecision,
    dueText,
    otherDues,
    recurrence,
  } = d
  return {
    path,
    label,
    ...(part !== undefined && { part }),
    start,
    end,
    lead,
    coordinate,
    reportTo,
    due,
    ...(dueTime !== undefined && { dueTime }),
    duePrecision,
    dueText,
    ...(otherDues !== undefined && { otherDues }),
    recurrence,
  }
}

async function oneFile(file: string, date: Day): Promise<number> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch {
    process.stderr.write(`extract: cannot read ${file}\n`)
    return 1
  }
  const { readConclusionFile } = await import('#app/documents/read-conclusion-file.ts')
  const read = await readConclusionFile(bytes, basename(file))
  if ('kind' in read) {
    process.stderr.write(`extract: ${read.message}\n`)
    return 1
  }
  const { text } = read
  const { directives } = extractConclusion({ text, meetingDate: date, unitsCatalogue: [] })
  if (directives.length === 0) process.stderr.write('extract: no directive found\n')
  for (const d of directives) {
    const due = d.due ? formatDay(d.due) : (d.recurrence ?? d.dueText ?? '–')
    await write(`${d.path}\t${due}\t${text.slice(d.start, d.end).replace(/\s+/g, ' ')}\n`)
  }
  return directives.length > 0 ? 0 : 1
}
