/**
 * What `score.mjs` says of the corpora where it lies beside the project, how fast conclusions are read, and how the cost grows
 * with the text and the catalogue.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { extractConclusion } from '#app/domain/extraction/extract-conclusion.ts'
import type { CatalogueEntry, ExtractionInput } from '#app/domain/extraction/types.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { extractionGrowth } from './extraction-growth.ts'
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
  const folders = [own, ...deeper(own), join(shared, 'dev')].filter(existsSync)
  for (const folder of folders) line(`${folder.replace(root, '')}: ${scored([folder])}`)
  line(scored(['--seeds']))

  const documents = folders.flatMap(documentsIn)
  const inputs = Array.from({ length: 1_000 }, (_, i) => inputOf(documents[i % documents.length]!))
  const letters = inputs.reduce((sum, d) => sum + d.text.length, 0)
  const rounds: number[] = []
  for (let i = 0; i < 3; i += 1) rounds.push((await timed(() => inputs.map(extractConclusion))).ms)
  const ms = median(rounds)
  line(
    `1,000 conclusions (${round(letters / 1e6, 1)} MB) in one process: ${round(ms / 1_000, 2)} s, ${round(letters / 1e3 / ms, 2)} MB/s`,
  )

  extractionGrowth(line)
}

/** The parts of the own corpus that were written later, against the grammar or by somebody else. */
const deeper = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(entry => join(folder, entry.name))
    .sort()

/** What the corpus's own script says of the command's answers; nothing is compared here. */
function scored(what: string[]): string {
  const script = join(shared, 'score.mjs')
  if (!existsSync(script)) return 'no score.mjs beside the project, speed only'
  const temporary = mkdtempSync(join(tmpdir(), 'giaoviec-bench-'))
  try {
    // a file and no pipe: the script ends before a full pipe is empty
    const given = join(temporary, 'inputs.jsonl')
    const out = openSync(given, 'w')
    spawnSync(process.execPath, [script, '--inputs', ...what], { stdio: ['ignore', out, 'inherit'] })
    closeSync(out)
    const input = readFileSync(given, 'utf8')
    const answers = spawnSync(process.execPath, ['--import', 'tsx', 'jobs/cli.ts', 'extract', '--jsonl'], {
      cwd: root,
      input,
      encoding: 'utf8',
      maxBuffer: 1e9,
    }).stdout
    const file = join(temporary, 'predictions.jsonl')
    writeFileSync(file, answers)
    const { stdout, stderr } = spawnSync(process.execPath, [script, file, ...what], { encoding: 'utf8' })
    return (stdout || stderr).trim().replace(/\s*\n\s*/g, ' · ')
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}
