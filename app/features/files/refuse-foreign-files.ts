import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { listInput } from '../inputs.ts'
import type { Stores } from '../ports.ts'
import { FILES_MAX } from './attach-file.ts'

export const fileIdsInput = listInput.refine(ids => ids.length <= FILES_MAX, `Mỗi lần gửi nhiều nhất ${FILES_MAX} tệp.`)

/** A form may only name files that were uploaded to this very task. */
export async function refuseForeignFiles(
  stores: Stores,
  taskId: string,
  fileIds: readonly string[],
): Promise<Refusal | null> {
  for (const id of fileIds) {
    const file = await stores.files.get(id)
    if (file?.subjectKind !== 'task' || file.subjectId !== taskId)
      return refuse('no-file', 'Tệp đính kèm không thuộc nhiệm vụ này.', 'fileIds')
  }
  return null
}
