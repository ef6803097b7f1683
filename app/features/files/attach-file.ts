import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { AppError } from '../app-error.ts'
import type { FileStorage, Tools } from '../ports.ts'
import { taskSubject } from '../tasks/task-subject.ts'

export const FILE_MAX = 20 * 1024 * 1024
/** Of one report or progress note. */
export const FILES_MAX = 5

/** By the first bytes, not by what the sender calls it: name ending → type and signature. */
const ALLOWED: Record<string, { type: string; starts: number[][] }> = {
  pdf: { type: 'application/pdf', starts: [[0x25, 0x50, 0x44, 0x46]] },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    starts: [[0x50, 0x4b, 3, 4]],
  },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', starts: [[0x50, 0x4b, 3, 4]] },
  pptx: {
    type: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    starts: [[0x50, 0x4b, 3, 4]],
  },
  doc: { type: 'application/msword', starts: [[0xd0, 0xcf, 0x11, 0xe0]] },
  xls: { type: 'application/vnd.ms-excel', starts: [[0xd0, 0xcf, 0x11, 0xe0]] },
  jpg: { type: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  jpeg: { type: 'image/jpeg', starts: [[0xff, 0xd8, 0xff]] },
  png: { type: 'image/png', starts: [[0x89, 0x50, 0x4e, 0x47]] },
  zip: { type: 'application/zip', starts: [[0x50, 0x4b, 3, 4]] },
}
export const ACCEPTED_FILES = Object.keys(ALLOWED)
  .map(ending => `.${ending}`)
  .join(',')

/** The last part of a path, without what a screen or a header would take for something else (controls, reversed writing). */
const fileName = (sent: string): string =>
  tidy((sent.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}]/gu, '')).slice(-150)

export type AttachOutcome = { kind: 'attached'; fileId: string } | Refusal

/** Keeps a file for a task. The bytes are written first: a row never points at nothing; a stray file harms nobody. */
export async function attachFile(
  tools: Tools,
  storage: FileStorage,
  actor: Actor,
  input: { taskId: string; name: string; bytes: Uint8Array },
): Promise<AttachOutcome> {
  const { taskId, bytes } = input
  const name = fileName(input.name)
  const kind = ALLOWED[name.split('.').at(-1)?.toLowerCase() ?? '']
  if (!kind)
    return refuse(
      'file-type',
      `Không nhận loại tệp này. Các loại được nhận: ${Object.keys(ALLOWED).join(', ')}.`,
      'files',
    )
  if (bytes.length > FILE_MAX) return refuse('file-size', 'Tệp lớn quá 20 MB.', 'files')
  if (!kind.starts.some(start => start.every((b, i) => bytes[i] === b)))
    return refuse('file-content', `Nội dung tệp “${name}” không khớp với đuôi tệp.`, 'files')
  const id = tools.ids.next()
  const storageKey = `${id.slice(0, 2)}/${id}`
  const may = await tools.unitOfWork(async ({ tasks }) => {
    const task = await tasks.get(taskId)
    return (
      task !== null && (can(actor, 'task.progress', taskSubject(task)) || can(actor, 'task.report', taskSubject(task)))
    )
  })
  if (!may) throw new AppError('not-found')
  const { sha256 } = await storage.put(storageKey, bytes)
  await tools.unitOfWork(({ files }) =>
    files.insert({
      id,
      subjectKind: 'task',
      subjectId: taskId,
      name,
      type: kind.type,
      size: bytes.length,
      sha256,
      storageKey,
      uploadedBy: actor.personId,
      uploadedAt: tools.clock.now(),
    }),
  )
  return { kind: 'attached', fileId: id }
}
