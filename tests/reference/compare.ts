/** Plays a history twice and says where they differ. */
import { Engine } from './engine.ts'
import { Model, type Told } from './model.ts'
import type { History } from './script.ts'

export type Difference = { onlyModel: string[]; onlyEngine: string[]; told: number }

const lines = (told: readonly Told[]): Set<string> => new Set(told.map(t => `${t.day}: ${t.what} → ${t.to}`))

export function compare(history: History): Difference {
  return differ(new Model().play(history), new Engine().play(history))
}

export function differ(model: readonly Told[], engine: readonly Told[]): Difference {
  const [a, b] = [lines(model), lines(engine)]
  return {
    onlyModel: [...a].filter(x => !b.has(x)),
    onlyEngine: [...b].filter(x => !a.has(x)),
    told: a.size,
  }
}

export const agrees = (d: Difference): boolean => d.onlyModel.length === 0 && d.onlyEngine.length === 0

/** For whoever looks at a counterexample. */
export function describe({ days, down, deaths, steps }: History): string {
  const off = down.size > 0 ? `, off on ${[...down].join(' ')}` : ''
  const died = [...deaths].map(([day, n]) => `, dies on ${day} after ${n} transactions`).join('')
  const happened = steps.map(s => `  ${s.day}${s.between ? ' (between)' : ''} ${JSON.stringify(s.op)}`)
  return [`${days} days${off}${died}`, ...happened].join('\n')
}
