import type { LoaderFunctionArgs } from '@remix-run/node'
import { storage } from '#app/server/compose.server.ts'
import { found, pageContext } from '#app/server/page.server.ts'

/** A file to those who may see its task: always as an attachment, never as something the browser runs. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { actor, reads } = await pageContext(request)
  const file = found(await reads.file(actor, found(params.fileId)))
  const bytes = await storage().get(file.storageKey)
  const ascii = file.name
    .normalize('NFKD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_')
  return new Response(bytes as BodyInit, {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(bytes.length),
      'Content-Disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${rfc5987(file.name)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}

const rfc5987 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, c => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
