import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import type { FileStorage } from '#app/features/ports.ts'

/** Uploaded files in a folder outside `public`. Keys are made by the application, never by whoever uploads. */
export const folderStorage = (folder: string): FileStorage => {
  const pathOf = (key: string): string => {
    const path = resolve(folder, key)
    if (!path.startsWith(resolve(folder) + sep)) throw new Error('a storage key leads outside the folder')
    return path
  }
  return {
    async put(key, bytes) {
      const path = pathOf(key)
      await mkdir(dirname(path), { recursive: true })
      // whole or not at all: a crash leaves a stray .part, never half a file under its name
      const part = join(dirname(path), `.${key.split('/').at(-1)}.part`)
      await writeFile(part, bytes, { flush: true })
      await rename(part, path)
      return { sha256: createHash('sha256').update(bytes).digest('hex') }
    },
    get: async key => readFile(pathOf(key)),
    remove: key => rm(pathOf(key), { force: true }),
  }
}
