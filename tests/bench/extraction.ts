/** How fast conclusions are read, and what `score.mjs` says of the corpora where they lie beside the project. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry, ExtractionInput } from '#app/domain/extraction/types.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { line, median, round, section, timed } from './report.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const own = join(root, 'tests/domain/extraction/corpus')
// on a founder's machine only; where it is absent we skip it
const shared = join(root, '../shared/corpus')

type Document = { id: string; text: string; meetingDate: Day; unitsCatalogue: CatalogueEntry[] }

const documentsIn = (folder: string): Document[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Document)

const inputOf = ({ text, meetingDate, unitsCatalogue }: Document): ExtractionInput => ({
  text,
  meetingDate,
  unitsCatalogue,
})

export async function extraction(): Promise<void> {
  section('Extraction')
  const folders = [own, join(own, 'open'), join(shared, 'dev')].filter(existsSync)
  for (const folder of folders) line(`${folder.replace(root, '')}: ${scored(folder)}`)

  const documents = folders.flatMap(documentsIn)
  const inputs = Array.from({ length: 1_000 }, (_, i) => inputOf(documents[i % documents.length]!))
  const letters = inputs.reduce((sum, d) => sum + d.text.length, 0)
  const rounds: number[] = []
  for (let i = 0; i < 3; i += 1) rounds.push((await timed(() => inputs.map(extractConclusion))).ms)
  const ms = median(rounds)
  line(
    `1,000 conclusions (${round(letters / 1e6, 1)} MB) in one process: ${round(ms / 1_000, 2)} s, ${round(letters / 1e3 / ms, 2)} MB/s`,
  )

  const longest = documents.toSorted((a, b) => b.text.length - a.text.length)[0]!
  for (const size of [100_000, 1_000_000]) {
    const text = `${longest.text}\n`.repeat(Math.ceil(size / longest.text.length)).slice(0, size)
    const { ms: one } = await timed(() => extractConclusion({ ...inputOf(longest), text }))
    line(`one text of ${size.toLocaleString('en')} letters: ${round(one / 1_000, 2)} s`)
  }
}

/** What the corpus's own script says of the command's answers; nothing is compared here. */
function scored(folder: string): string {
  const script = join(shared, 'score.mjs')
  if (!existsSync(script)) return 'no score.mjs beside the project, speed only'
  const temporary = mkdtempSync(join(tmpdir(), 'giaoviec-bench-'))
  try {
    const input = spawnSync(process.execPath, [script, '--inputs', folder], { encoding: 'utf8', maxBuffer: 1e9 }).stdout
    const answers = spawnSync(process.execPath, ['--import', 'tsx', 'jobs/cli.ts', 'extract', '--jsonl'], {
      cwd: root,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
    }).stdout
    const file = join(temporary, 'predictions.jsonl')
    writeFileSync(file, answers)
    const { stdout, stderr } = spawnSync(process.execPath, [script, file, folder], { encoding: 'utf8' })
    return (stdout || stderr).trim().replace(/\s*\n\s*/g, ' · ')
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
