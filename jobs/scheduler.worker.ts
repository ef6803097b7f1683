/**
 * The scheduler in a thread of its own, with its own database handle: writing a thousand mails keeps no page waiting.
 * Environment and clock are those of the process; what is worth knowing is logged by the parent.
 */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { systemClock } from '#app/server/clock.server.ts'
import { tools } from '#app/server/compose.server.ts'
import { closeOurDatabase, openOurDatabase } from '#app/server/database.server.ts'
import { startScheduler } from './main.ts'
import { BEAT_MS, type FromThread, type ToThread } from './thread-messages.ts'

if (!parentPort) throw new Error('this is the inside of a thread: start the server')
const parent = parentPort
const say = (message: FromThread) => parent.postMessage(message)

const tell = (level: 'info' | 'error') => (data: object, message: string) => {
  try {
    say({ kind: 'log', level, data, message })
  } catch {
    // something in it cannot cross: then its words
    say({ kind: 'log', level, data: { text: String((data as { err?: unknown }).err ?? '') }, message })
  }
}

/** Where somebody waits for a page and a core is wanted by both, the page goes first. */
const NICE = 10
// on Linux this is the priority of one thread, elsewhere of the whole process
if (process.platform === 'linux') setPriority(NICE)

await openOurDatabase(undefined, { refuseNesting: false })
const log = { info: tell('info'), error: tell('error') }
const scheduler = startScheduler({ clock: systemClock, unitOfWork: tools().unitOfWork, log })

const beat = () => say({ kind: 'beat', lastTick: scheduler.lastTick() })
const beating = setInterval(beat, BEAT_MS)

async function tick(): Promise<void> {
  await scheduler.tick()
  beat()
  say({ kind: 'ticked' })
}

async function stop(): Promise<void> {
  clearInterval(beating)
  await scheduler.stop()
  await closeOurDatabase()
  process.exit(0) // ends the thread
}

parent.on('message', ({ kind }: ToThread) => void (kind === 'tick' ? tick() : stop()))
beat()
// what came due while the process was down does not wait for the next half minute
void tick()
