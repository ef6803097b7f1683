import { resolve } from 'node:path'
import { vitePlugin as remix } from '@remix-run/dev'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'
import remixConfig from './remix.config.js'

/** Fails the browser build when a server-only folder slips into it: `.server` names alone do not cover `db/` and `jobs/`. */
const keepServerOutOfBrowser = (): Plugin => ({
  name: 'keep-server-out-of-browser',
  enforce: 'post',
  generateBundle(_options, bundle) {
    if (this.environment?.name === 'ssr') return
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      for (const id of Object.keys(chunk.modules)) {
        if (/\/(db|jobs)\/[^?]*\.ts/.test(id.replace(import.meta.dirname, '')) && !id.includes('node_modules')) {
          this.error(`${id} would be shipped to the browser (in ${chunk.fileName})`)
        }
      }
    }
  },
})

/** The threads – one reads uploaded files, one runs the jobs – are entries of their own beside the server's bundle. */
const buildThreads = (): Plugin => ({
  name: 'build-threads',
  apply: 'build',
  buildStart() {
    if (this.environment?.name !== 'ssr') return
    for (const [source, fileName] of [
      ['app/documents/read-conclusion-file.worker.ts', 'conclusion-file.worker.js'],
      ['jobs/scheduler.worker.ts', 'scheduler.worker.js'],
    ] as const)
      this.emitFile({ type: 'chunk', id: resolve(import.meta.dirname, source), fileName })
  },
})

export default defineConfig({
  plugins: [tailwindcss(), remix(remixConfig), keepServerOutOfBrowser(), buildThreads()],
  build: { target: 'es2022' },
  // Vite's scanner looks through loaders too; these never reach a browser and some cannot be bundled for one.
  optimizeDeps: {
    // Known from the start: a dependency found while a page loads would be bundled with a second copy of React.
    entries: ['app/entry.client.tsx', 'app/root.tsx', 'app/ui/**/*.{ts,tsx}'],
    include: [
      'react',
      'react/jsx-dev-runtime',
      'react/jsx-runtime',
      'react-dom',
      'react-dom/client',
      '@remix-run/react',
    ],
    exclude: [
      '@node-rs/argon2',
      'better-sqlite3',
      'better-sqlite3-napi',
      'kysely',
      'pg',
      'pino',
      'nodemailer',
      'docx',
      'mammoth',
      'unpdf',
      'busboy',
      'node-cron',
    ],
  },
  ssr: { external: ['better-sqlite3', 'better-sqlite3-napi', '@node-rs/argon2', 'pg'] },
})
