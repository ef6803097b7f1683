import { spawn } from 'node:child_process'
import { describe, expect, it } from 'vitest'

type Result = { code: number | null; out: string; err: string }

function extract(args: string[], input = ''): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'jobs/cli.ts', 'extract', ...args])
    const result: Result = { code: null, out: '', err: '' }
    child.stdout.setEncoding('utf8').on('data', (d: string) => (result.out += d))
    child.stderr.setEncoding('utf8').on('data', (d: string) => (result.err += d))
    child.on('error', reject)
    child.on('close', code => resolve({ ...result, code }))
    child.stdin.end(input)
  })
}

const request = (id: unknown, text: string) =>
  JSON.stringify({ id, text, meetingDate: '2020-08-12', unitsCatalogue: [{ name: 'Phòng Nội vụ', kind: 'office' }] })

describe('extract --jsonl', () => {
  it('answers line by line with the fields of the contract', async () => {
    const { code, out, err } = await extract(
      ['--jsonl'],
      `${request('a', '1. Phòng Nội vụ rà soát trước 20/8/2020.')}\n\n${request(2, '')}\n`,
    )
    expect(err).toBe('')
    expect(code).toBe(0)
    const [first, second] = out
      .trim()
      .split('\n')
      .map(l => JSON.parse(l) as Record<string, unknown>)
    expect(first).toEqual({
      id: 'a',
      meeting: { date: null, chair: null, body: null },
      directives: [
        {
          path: '1',
          label: '1',
          start: 3,
          end: 40,
          lead: ['Phòng Nội vụ'],
          coordinate: [],
          reportTo: null,
          due: '2020-08-20',
          duePrecision: 'day',
          dueText: 'trước 20/8/2020',
          recurrence: null,
        },
      ],
    })
    expect(second).toEqual({ id: 2, meeting: { date: null, chair: null, body: null }, directives: [] })
  })

  it('names bad lines and still answers the others', async () => {
    const bad = [
      '{',
      '[]',
      JSON.stringify({ id: 1, text: 2, meetingDate: '2020-08-12' }),
      JSON.stringify({ id: 1, text: '', meetingDate: '2020-13-12' }),
    ]
    const { code, out, err } = await extract(['--jsonl'], [...bad, request('z', '1. Phòng Nội vụ rà soát.')].join('\n'))
    expect(code).toBe(1)
    expect(out.trim().split('\n')).toHaveLength(1)
    for (const n of [1, 2, 3, 4]) expect(err).toContain(`line ${n}:`)
  })
})

describe('wrong usage', () => {
  it.each([
    [[]],
    [['--jsonl', 'x']],
    [['a.txt']],
    [['a.txt', '--date', '12/8/2020']],
    [['a.txt', '--when', '2020-08-12']],
  ])('%j', async args => {
    const { code, out } = await extract(args)
    expect(code).toBe(2)
    expect(out).toBe('')
  })
})
