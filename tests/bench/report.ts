import { performance } from 'node:perf_hooks'

export const line = (text: string): void => void process.stdout.write(`${text}\n`)
export const section = (title: string): void => line(`\n## ${title}\n`)

/** Milliseconds of one call. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> {
  const started = performance.now()
  const result = await work()
  return { ms: performance.now() - started, result }
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

export function quantile(numbers: readonly number[], q: number): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

export const round = (n: number, digits = 0): string => n.toFixed(digits)
