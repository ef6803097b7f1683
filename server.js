/**
 * The process: Express in front of Remix. `node server.js` serves the build, `node server.js --dev` lets Vite compile.
 * Everything that is more than plumbing is TypeScript and comes through the build (app/entry.server.tsx), so that pages,
 * scheduler and this file share one module graph and one database.
 */
import { createServer } from 'node:http'
import process from 'node:process'

const dev = process.argv.includes('--dev')
process.env.NODE_ENV = dev ? 'development' : 'production'

const { createRequestHandler } = await import('@remix-run/express')
const { default: compression } = await import('compression')
const { default: express } = await import('express')

const http = createServer()
const vite = dev ? await startVite() : null
const loadBuild = () => (vite ? vite.ssrLoadModule('virtual:remix/server-build') : import('./build/server/index.js'))
const { module } = (await loadBuild().catch(cannotStart)).entry
const { application, env, gate, accessLog, log, requestScope, securityHeaders, siteUrl } = module

const app = express()
app.disable('x-powered-by')
// A proxy on this machine may tell the browser's address; nothing else of what it forwards is believed (see the gate).
app.set('trust proxy', 'loopback')

app.use(accessLog)
app.get('/healthz', async (_request, response) => {
  const health = await application.health()
  response
    .status(health.status === 'down' ? 503 : 200)
    .set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
    .json(health)
})
app.get('/metrics', async (_request, response) => {
  response
    .set({ 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
    .send(await application.metrics())
})
app.use(securityHeaders, gate, compression())
if (vite) {
  app.use(vite.middlewares)
} else {
  // Names with a hash never change; the rest may.
  app.use(
    '/assets',
    express.static('build/client/assets', { immutable: true, maxAge: '1y', redirect: false }),
    notFound,
  )
  app.use(express.static('build/client', { maxAge: '1h', index: false, redirect: false }))
}
app.all(
  '*',
  requestScope,
  createRequestHandler({
    build: vite ? loadBuild : await loadBuild(),
    mode: process.env.NODE_ENV,
    getLoadContext: (request, response) => ({
      cspNonce: response.locals.cspNonce,
      requestId: response.locals.requestId,
      clientAddress: request.ip ?? '',
    }),
  }),
)
app.use(failed)

const stopOnce = once(stop)
process.on('SIGTERM', stopOnce)
process.on('SIGINT', stopOnce)
process.on('unhandledRejection', error => log.error({ err: error }, 'unhandled rejection'))
process.on('uncaughtException', error => {
  log.fatal({ err: error }, 'uncaught exception')
  process.exit(1)
})

try {
  const lines = await application.start()
  await listen()
  for (const line of [...lines, `Giao việc – Nhắc việc đang chạy tại ${siteUrl()}`]) process.stdout.write(`${line}\n`)
} catch (error) {
  await application.stop().catch(() => {})
  cannotStart(error)
}

function cannotStart(error) {
  process.stderr.write(`Không khởi động được: ${explain(error)}\n`)
  process.exit(1)
}

function listen() {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.on('request', app)
    http.requestTimeout = 120_000
    http.listen(env.PORT, env.HOST, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

function explain(error) {
  switch (error?.code) {
    case 'EADDRINUSE':
      return `cổng ${env.PORT} trên ${env.HOST} đang được dùng. Dừng chương trình kia, hoặc chọn cổng khác: PORT=3001 npm start`
    case 'EACCES':
      return `không có quyền dùng cổng ${env.PORT} hoặc ghi vào thư mục dữ liệu (${error.message})`
    case 'EADDRNOTAVAIL':
      return `máy này không có địa chỉ ${env.HOST}; kiểm tra biến HOST`
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_READONLY':
      return `không mở hoặc không ghi được cơ sở dữ liệu (DATABASE_URL); kiểm tra quyền ghi vào thư mục chứa tệp`
    case 'ERR_MODULE_NOT_FOUND':
      return error.message.includes('/build/') ? 'chưa dựng giao diện; chạy npm start' : error.message
    case 'ECONNREFUSED':
      return `không kết nối được PostgreSQL (DATABASE_URL): ${error.message}`
    default:
      return error?.message ?? String(error)
  }
}

/** No new requests, the running ones finish, then the scheduler and the database; at most ten seconds in all. */
async function stop(signal) {
  log.info({ signal }, 'stopping')
  setTimeout(() => process.exit(1), 9_500).unref()
  const closed = new Promise(resolve => http.close(resolve))
  // A browser keeps its connection after the answer; without this it would hold us up until it lets go.
  const idle = setInterval(() => http.closeIdleConnections(), 50)
  const hurry = setTimeout(() => http.closeAllConnections(), 7_000)
  await closed
  clearInterval(idle)
  clearTimeout(hurry)
  await application.stop()
  log.info('stopped')
  process.exit(0)
}

function once(work) {
  let started = false
  return signal => {
    if (started) return
    started = true
    work(signal).catch(error => {
      log.error({ err: error }, 'stopping failed')
      process.exit(1)
    })
  }
}

function notFound(_request, response) {
  response.status(404).type('text/plain').send('Không tìm thấy.')
}

/** What went wrong before or after Remix: never a stack, but a number to ask about. */
function failed(error, _request, response, next) {
  const { requestId } = response.locals
  log.error({ err: error, requestId }, 'request failed outside Remix')
  if (response.headersSent) return next(error)
  const status = error.status >= 400 && error.status < 500 ? error.status : error.code === 'ERR_INVALID_URL' ? 400 : 500
  response
    .status(status)
    .type('html')
    .set('Cache-Control', 'no-store')
    .send(`<!doctype html>
<html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Có lỗi</title>
<h1>Có lỗi xảy ra</h1><p>Hệ thống chưa thực hiện được yêu cầu. Hãy thử lại; nếu vẫn lỗi, báo quản trị mã
<code>${requestId}</code>.</p><p><a href="/">Về trang đầu</a></p></html>`)
}

async function startVite() {
  const { createServer: createViteServer } = await import('vite')
  return createViteServer({ server: { middlewareMode: true, hmr: { server: http } }, appType: 'custom' })
}
