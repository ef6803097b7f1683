/**
 * The gallery of pieces on a loopback port: `node tests/ui/gallery/serve.mjs [PORT]`. Server-rendered, then hydrated,
 * as in the application. With `?no-script` the page comes without its script.
 */
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import { build } from 'vite'

const root = join(import.meta.dirname, '../../..')
const out = join(root, 'node_modules/.cache/gallery')
const port = Number(process.argv[2] ?? 4400)
const common = { root, configFile: false, logLevel: 'warn', esbuild: { jsx: 'automatic' } }

await rm(out, { recursive: true, force: true })
await build({
  ...common,
  plugins: [tailwindcss()],
  publicDir: 'public',
  build: {
    outDir: join(out, 'client'),
    manifest: true,
    target: 'es2022',
    rollupOptions: { input: 'tests/ui/gallery/client.tsx', onwarn: () => {} },
  },
})
await build({
  ...common,
  publicDir: false,
  build: { outDir: join(out, 'server'), ssr: 'tests/ui/gallery/server.tsx', target: 'node20' },
})
const manifest = JSON.parse(await readFile(join(out, 'client/.vite/manifest.json'), 'utf8'))
const entry = manifest['tests/ui/gallery/client.tsx']
const { render } = await import(pathToFileURL(join(out, 'server/server.js')).href)

const TYPES = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
}

createServer(async (request, response) => {
  const url = new URL(request.url, 'http://localhost')
  const type = TYPES[extname(url.pathname)]
  if (type) {
    try {
      const body = await readFile(join(out, 'client', url.pathname))
      response.writeHead(200, { 'content-type': type }).end(body)
    } catch {
      response.writeHead(404).end()
    }
    return
  }
  const css = entry.css.map(file => `<link rel="stylesheet" href="/${file}">`).join('')
  const script = url.searchParams.has('no-script') ? '' : `<script type="module" src="/${entry.file}"></script>`
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  response.end(
    `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Mảnh ghép</title><link rel="icon" href="/favicon.svg">${css}</head><body><div id="root">${await render(request.url)}</div>${script}</body></html>`,
  )
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}`))
