/** A browser for the browser tests: the one of the machine, else Debian's where we may install it. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { say } from './prepare.mjs'

const KNOWN = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const find = () => [process.env.CHROMIUM_PATH, ...KNOWN].find(path => path && existsSync(path))

export function ensureChromium() {
  const found = find()
  if (found) return found
  const apt = aptGet()
  if (!apt) return undefined
  say('Cài Chromium cho kiểm thử trình duyệt (apt-get install chromium, khoảng nửa phút)…')
  const run = (...args) =>
    spawnSync(apt[0], [...apt.slice(1), ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  run('update', '-qq')
  run('install', '-y', '-qq', '--no-install-recommends', 'chromium')
  return find()
}

function aptGet() {
  if (!existsSync('/usr/bin/apt-get')) return undefined
  if (process.getuid?.() === 0) return ['apt-get']
  const maySudo = process.env.CI && spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0
  return maySudo ? ['sudo', '-n', 'apt-get'] : undefined
}
