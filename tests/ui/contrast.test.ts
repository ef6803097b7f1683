import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../app/tailwind.css', import.meta.url), 'utf8')

const tokensOf = (block: string): Record<string, string> =>
  Object.fromEntries([...block.matchAll(/--color-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(m => [m[1]!, m[2]!]))

const light = tokensOf(css.slice(css.indexOf('@theme {'), css.indexOf('prefers-color-scheme: dark')))
const dark = {
  ...light,
  ...tokensOf(css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('@custom-variant'))),
}

const channel = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
const luminance = (hex: string): number => {
  const [r, g, b] = [1, 3, 5].map(i => channel(Number.parseInt(hex.slice(i, i + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string): number => {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number]
  return (hi + 0.05) / (lo + 0.05)
}

const SURFACES = ['ground', 'paper', 'wash', 'accent-soft'] as const
const TONES = ['ok', 'soon', 'late', 'wait', 'none'] as const

const TEXT: [string, string][] = [
  ...SURFACES.flatMap(s => ['ink', 'soft', 'accent', 'late'].map(t => [t, s] as [string, string])),
  ...TONES.flatMap(t => [[t, `${t}-soft`] as [string, string], [t, 'paper'] as [string, string]]),
  ...TONES.flatMap(t => [['ink', `${t}-soft`] as [string, string], ['accent', `${t}-soft`] as [string, string]]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['on-late', 'late'],
  ['on-late', 'late-deep'],
  ...['mark-unit', 'mark-time', 'mark-report'].map(m => ['ink', m] as [string, string]),
]
const SHAPES: [string, string][] = [
  ['edge', 'paper'],
  ['faint', 'paper'],
  ['accent', 'ground'],
]

describe.each([
  ['light', light],
  ['dark', dark],
])('colours, %s', (_mode, tokens) => {
  it.each(TEXT)('%s can be read on %s', (text, surface) => {
    expect(contrast(tokens[text]!, tokens[surface]!)).toBeGreaterThanOrEqual(4.5)
  })
  it.each(SHAPES)('%s can be seen on %s', (shape, surface) => {
    expect(contrast(tokens[shape]!, tokens[surface]!)).toBeGreaterThanOrEqual(3)
  })
})

it('gives dark mode every token whose light value is a colour', () => {
  const own = tokensOf(css.slice(css.indexOf('prefers-color-scheme: dark'), css.indexOf('@custom-variant')))
  expect(Object.keys(light).filter(name => !(name in own))).toEqual([])
})

it('asks nothing of other sites', () => {
  expect(css).not.toMatch(/https?:\/\/(?!www\.w3\.org\/2000\/svg)/)
})
