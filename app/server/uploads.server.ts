import { unstable_parseMultipartFormData as parseMultipart } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { attachFile, FILE_MAX, FILES_MAX } from '#app/features/files/attach-file.ts'
import { storage, tools } from './compose.server.ts'
import { type FormReply, unreadable, withoutNul } from './forms.server.ts'

/** Text fields and a little air beside the files. */
const BODY_MAX = 26 * 1024 * 1024 // as the gate has it
const TEXT_MAX = 100 * 1024

const tooLarge = () =>
  new Response(`Các tệp gửi lên lớn quá mức cho phép (mỗi tệp 20 MB, nhiều nhất ${FILES_MAX} tệp, cả thảy 25 MB).`, {
    status: 413,
  })

export type Upload = { request: Request; values: FormReply['values']; error: string | null }

/**
 * Reads a form with files part by part and never holds more than the limit. Good files are kept for the task at once and
 * become `fileIds` of the form, so that a form that comes back with an error has not lost them; what is wrong with a
 * file is said without losing the text. `request` is the same form without the files, for parseForm.
 */
export async function withUploads(request: Request, actor: Actor, taskId: string): Promise<Upload> {
  if (!request.headers.get('Content-Type')?.startsWith('multipart/form-data')) {
    const form = new URLSearchParams(await request.text())
    return upload(request, form, null)
  }
  if (Number(request.headers.get('Content-Length') ?? 0) > BODY_MAX) throw tooLarge()

  const text = new URLSearchParams()
  const files: { name: string; bytes: Uint8Array }[] = []
  let error: string | null = null
  let total = 0
  await parseMultipart(request, async ({ name, filename, data }) => {
    const limit = filename === undefined ? TEXT_MAX : FILE_MAX
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of data) {
      size += chunk.length
      total += chunk.length
      if (total > BODY_MAX) throw tooLarge()
      // the rest of a part that is too large is read past, so that the fields behind it still arrive
      if (size <= limit) chunks.push(chunk)
    }
    if (filename === undefined) text.append(name, withoutNul(Buffer.concat(chunks).toString('utf8')))
    else if (size > FILE_MAX) error ??= `Tệp “${filename}” lớn quá 20 MB.`
    else if (size > 0 && files.length + text.getAll('fileIds').length >= FILES_MAX)
      error ??= `Mỗi lần gửi nhiều nhất ${FILES_MAX} tệp.`
    else if (size > 0) files.push({ name: filename, bytes: Buffer.concat(chunks) })
    return undefined
  }).catch(error => {
    throw error instanceof Response ? error : unreadable()
  })
  for (const file of files) {
    const outcome = await attachFile(tools(), storage(), actor, { taskId, ...file })
    if (isRefusal(outcome)) error ??= outcome.message
    else text.append('fileIds', outcome.fileId)
  }
  return upload(request, text, error)
}

function upload(request: Request, form: URLSearchParams, error: string | null): Upload {
  const values: FormReply['values'] = {}
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name)
    values[name] = all.length === 1 ? all[0]! : all
  }
  return { request: new Request(request.url, { method: 'POST', body: form }), values, error }
}
