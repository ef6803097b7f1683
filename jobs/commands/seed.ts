import { parseArgs } from 'node:util'
import { instant } from '#app/domain/shared/instant.ts'
import { closeOurDatabase, database, openOurDatabase } from '#app/server/database.server.ts'
import { loadDemoHere, loadScaleHere } from '#app/server/demo.server.ts'

const USAGE = `seed demo
       seed scale --tasks N --units N --seed S [--as-of INSTANT]`

/** Fills an empty database: with the demo, whose accounts it prints, or with an office of any size for measuring. */
export async function run([what, ...args]: string[]): Promise<number> {
  const load = what === 'demo' ? demo(args) : what === 'scale' ? scale(args) : 'demo hoặc scale?'
  if (typeof load === 'string') {
    process.stderr.write(`${load}\nusage: ${USAGE}\n`)
    return 2
  }
  await openOurDatabase()
  try {
    const { n } = await database()
      .db.selectFrom('people')
      .select(e => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    if (Number(n) > 0) {
      process.stderr.write(`Cơ sở dữ liệu đã có ${n} người dùng; chỉ nạp được vào cơ sở dữ liệu trống.\n`)
      return 1
    }
    const lines = await load()
    process.stdout.write(lines.map(line => `${line}\n`).join(''))
    return 0
  } finally {
    await closeOurDatabase()
  }
}

type Load = () => Promise<string[]>

const demo = (args: string[]): Load | string => (args.length > 0 ? `thừa tham số: ${args.join(' ')}` : loadDemoHere)

function scale(args: string[]): Load | string {
  const text = { type: 'string' } as const
  try {
    const { values } = parseArgs({ args, options: { tasks: text, units: text, seed: text, 'as-of': text } })
    const [tasks, units] = [Number(values.tasks), Number(values.units)]
    if (!isCount(tasks, 2_000_000)) return '--tasks: số nguyên từ 1 đến 2000000'
    if (!isCount(units, 5_000)) return '--units: số nguyên từ 1 đến 5000'
    if (!values.seed) return '--seed: cần một số hoặc một từ'
    const now = values['as-of'] === undefined ? null : instant(values['as-of'])
    const { seed } = values
    return () => loadScaleHere({ tasks, units, seed, now, progress: everyTenth(tasks) })
  } catch (error) {
    return (error as Error).message
  }
}

/** Long work shows how far it is. */
function everyTenth(all: number): (done: number) => void {
  let told = 0
  return done => {
    const tenth = Math.floor((done / all) * 10)
    if (tenth === told) return
    told = tenth
    process.stderr.write(`${done}/${all} nhiệm vụ\n`)
  }
}

const isCount = (n: number, most: number): boolean => Number.isInteger(n) && n >= 1 && n <= most
