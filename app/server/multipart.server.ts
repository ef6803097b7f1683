import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import busboy from 'busboy'

/**
 * A form with files, read part by part. Remix's own reader cuts a file name at `;` and stumbles over quotation marks and
 * over letters beyond ASCII; browsers send all of them.
 */
export type FilePart = { field: string; name: string; type: string; bytes: Uint8Array; tooLarge: boolean }
export type MultipartLimits = { fileBytes: number; textBytes: number; totalBytes: number }
export class TooLarge extends Error {}

const MAX_PARTS = 2000

export async function readMultipart(
  request: Request,
  limits: MultipartLimits,
): Promise<{ text: [string, string][]; files: FilePart[] }> {
  const type = request.headers.get('Content-Type') ?? ''
  if (!request.body) throw new Error('no body')
  const text: [string, string][] = []
  const files: FilePart[] = []
  const parser = busboy({
    headers: { 'content-type': type },
    defParamCharset: 'utf8',
    // a page may send a path with it; what a name is worth is decided where it is kept
    preservePath: true,
    limits: { fileSize: limits.fileBytes + 1, fieldSize: limits.textBytes, fieldNameSize: 200, parts: MAX_PARTS },
  })
  const body = Readable.fromWeb(request.body as ReadableStream)
  return new Promise((resolve, reject) => {
    let total = 0
    const fail = (error: unknown) => {
      body.unpipe(parser)
      body.destroy()
      parser.destroy()
      reject(error)
    }
    body.on('data', (chunk: Uint8Array) => {
      total += chunk.length
      if (total > limits.totalBytes) fail(new TooLarge())
    })
    parser.on('field', (name, value, { nameTruncated, valueTruncated }) => {
      if (nameTruncated || valueTruncated) fail(new TooLarge())
      else text.push([name, value])
    })
    parser.on('file', (field, stream, info) => {
      const chunks: Uint8Array[] = []
      let size = 0
      stream.on('data', (chunk: Uint8Array) => {
        size += chunk.length
        // the rest of a file that is too large is read past, so that the fields behind it still arrive
        if (size <= limits.fileBytes) chunks.push(chunk)
        else chunks.length = 0
      })
      stream.on('error', fail)
      stream.on('close', () => {
        const tooLarge = size > limits.fileBytes
        // an empty file field is sent as a file without a name
        if (!info.filename && size === 0) return
        files.push({
          field,
          name: nameOf(info.filename),
          type: info.mimeType,
          bytes: tooLarge ? new Uint8Array() : Buffer.concat(chunks),
          tooLarge,
        })
      })
    })
    parser.on('partsLimit', () => fail(new TooLarge()))
    parser.on('close', () => resolve({ text, files }))
    parser.on('error', fail)
    body.on('error', fail)
    body.pipe(parser)
  })
}

/** Browsers write the three signs that would end a header as %22, %0D and %0A, and nothing else. */
const nameOf = (sent: string | undefined): string =>
  (sent ?? '').replace(/%(22|0D|0A)/gi, (_, code: string) => (code === '22' ? '"' : ' '))
