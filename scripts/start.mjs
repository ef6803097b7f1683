/** `npm start`: from a fresh clone to a running server. Installs and builds only what is missing; the second start takes seconds. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkNode, ensureBuild, ensurePackages, failWith, isBuilt, Problem, root, say } from './prepare.mjs'

const port = Number(process.env.PORT || 3000)
const host = process.env.HOST || '127.0.0.1'
const databaseUrl = process.env.DATABASE_URL || 'file:data/giaoviec.db'

try {
  process.chdir(root)
  checkNode()
  checkDataFolder()
  await checkPort()
  await ensurePackages({ dev: !isBuilt() })
  const failure = await ensureBuild()
  if (failure) {
    say(failure)
    throw new Problem('Dựng giao diện không thành công; lỗi ở ngay trên.')
  }
} catch (error) {
  failWith(error)
}
// In this process: signals reach it directly, and there is one process to watch.
await import('../server.js')
if (process.env.npm_lifecycle_event === 'start') stopWithNpm()

/** npm hands a signal only to the shell between us, which dies of it and would leave us behind. */
function stopWithNpm() {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 100)
  watch.unref()
}

function checkDataFolder() {
  const folder = databaseUrl.startsWith('file:') ? resolve(dirname(databaseUrl.slice('file:'.length))) : resolve('data')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch {
    throw new Problem(
      `Không ghi được vào thư mục dữ liệu ${folder}. Cấp quyền ghi cho người dùng đang chạy, hoặc đổi DATABASE_URL.`,
    )
  }
}

/** Before the long work, not after it. A server that is just stopping gets a moment. */
async function checkPort() {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Problem(`PORT phải là số từ 0 đến 65535, không phải "${process.env.PORT}".`)
  }
  for (let attempt = 1; ; attempt += 1) {
    const error = await tryPort()
    if (!error) return
    if (error.code !== 'EADDRINUSE' || attempt === 10) throw new Problem(explain(error))
    await sleep(300)
  }
}

function tryPort() {
  return new Promise(resolve => {
    const probe = createServer()
    probe.once('error', resolve)
    probe.listen(port, host, () => probe.close(() => resolve(null)))
  })
}

function explain(error) {
  switch (error.code) {
    case 'EADDRINUSE':
      return `Cổng ${port} trên ${host} đang được dùng. Dừng chương trình kia, hoặc chọn cổng khác: PORT=${port + 1} npm start`
    case 'EACCES':
      return `Không có quyền mở cổng ${port}. Chọn cổng từ 1024 trở lên: PORT=3000 npm start`
    default:
      return `Không mở được cổng ${port} trên ${host}: ${error.message}`
  }
}
