import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { checkNode } from '../../scripts/prepare.mjs'

describe('the version of Node', () => {
  it.each(['20.19.0', '20.20.2', '22.23.3', '24.21.0'])('%s fits', version =>
    expect(() => checkNode(version)).not.toThrow(),
  )
  it.each(['18.20.0', '20.18.1', '25.0.0'])('%s does not, and the message says which would', version =>
    expect(() => checkNode(version)).toThrow(/20\.19.*24/),
  )
})

describe('the suite', () => {
  const run = (body: string) => {
    const script = `import { Suite } from './scripts/suite.mjs'\nconst suite = new Suite()\n${body}\nsuite.finish()`
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
    return { lines: stdout.trimEnd().split('\n'), status }
  }

  it('ends with the sum, names the skips before it, and fails only where something failed', () => {
    const { lines, status } = run(`
      await suite.add('one', async () => ({ passed: 3 }))
      await suite.add('two', async () => ({ passed: 2, skipped: 1, skips: ['needs a printer'] }))
      suite.skip('browser tests', 'no browser')`)
    expect(lines.slice(-2)).toEqual(['2 skipped: needs a printer; browser tests (no browser)', '5 passed, 0 failed'])
    expect(status).toBe(0)
  })

  it('counts a runner that broke as a failure', () => {
    const { lines, status } = run(`await suite.add('one', async () => { throw new Error('no disk') })`)
    expect(lines.at(-1)).toBe('0 passed, 1 failed')
    expect(lines.join()).toContain('no disk')
    expect(status).toBe(1)
  })
})
