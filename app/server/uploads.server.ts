import type { Actor } from '#app/domain/access/actor.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { attachFile, FILE_MAX, FILES_MAX } from '#app/features/files/attach-file.ts'
import { storage, tools } from './compose.server.ts'
import { type FormReply, unreadable, withoutNul } from './forms.server.ts'
import { readMultipart, TooLarge } from './multipart.server.ts'

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

  const sent = await readMultipart(request, { fileBytes: FILE_MAX, textBytes: TEXT_MAX, totalBytes: BODY_MAX }).catch(
    (error: unknown) => {
      throw error instanceof TooLarge ? tooLarge() : unreadable()
    },
  )
  const text = new URLSearchParams(sent.text.map(([name, value]) => [name, withoutNul(value)]))
  const files: { name: string; bytes: Uint8Array }[] = []
  let error: string | null = null
  for (const { name, bytes, tooLarge } of sent.files) {
    if (tooLarge) error ??= `Tệp “${name}” lớn quá 20 MB.`
    else if (bytes.length > 0 && files.length + text.getAll('fileIds').length >= FILES_MAX)
      error ??= `Mỗi lần gửi nhiều nhất ${FILES_MAX} tệp.`
    else if (bytes.length > 0) files.push({ name, bytes })
  }
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
