/** Reads one file in a thread of its own, so that a file that takes long or wants much memory can be stopped. */
import { parentPort, workerData } from 'node:worker_threads'
import { readConclusionFile } from './read-conclusion-file.ts'

const { bytes, name } = workerData as { bytes: Uint8Array; name: string }
parentPort?.postMessage(await readConclusionFile(bytes, name))
