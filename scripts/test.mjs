/** `npm test`: everything, on both databases and in a browser, from a fresh clone. The last line of stdout is the sum. */
import process from 'node:process'
import { ensureChromium } from './chromium.mjs'
import { checkNode, ensureBuild, ensurePackages, failWith, root } from './prepare.mjs'
import { firstExisting, lint, runner, Suite, typecheck, vitest } from './suite.mjs'

try {
  process.chdir(root)
  checkNode()
  await ensurePackages({ dev: true })
} catch (error) {
  process.stdout.write('0 skipped\n0 passed, 1 failed\n')
  failWith(error)
}

const suite = new Suite()
await suite.add('types', typecheck)
await suite.add('lint', lint)
let built = false
await suite.add('build', async () => {
  const failure = await ensureBuild()
  if (failure) console.log(failure)
  built = !failure
  return built ? { passed: 1 } : { failed: 1 }
})

// Some of these start the real server.
await suite.add('architecture, unit, database and story tests', vitest())

const faults = firstExisting('tests/faults/run.mjs', 'tests/faults/main.ts')
if (faults && built) await suite.add('faults, short form', runner(faults, {}, '--short'))

if (built) {
  const chromium = ensureChromium()
  if (chromium)
    await suite.add('browser tests', vitest({ CHROMIUM_PATH: chromium }, '--config', 'tests/e2e/vitest.config.ts'))
  else suite.skip('browser tests', 'không có Chromium: cài gói chromium hoặc đặt CHROMIUM_PATH')
}
suite.finish()
