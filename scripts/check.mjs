/** `npm run check`: the quick form while working (types, lint, architecture, unit tests on SQLite only). */
import process from 'node:process'
import { checkNode, ensurePackages, failWith, root } from './prepare.mjs'
import { lint, Suite, typecheck, vitest } from './suite.mjs'

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
await suite.add('architecture and unit tests on SQLite', vitest({ DATABASES: 'sqlite' }, ...process.argv.slice(2)))
suite.finish()
