import { escapeXml } from '../package.ts'
import { type Tag, tags } from './xml.ts'

/**
 * Word does not store the "1.2" or "a)" of its own lists: it counts them when it shows the page. Mammoth keeps the depth
 * only, and the printed label is what people quote. So the labels are counted here as Word does and written into
 * the paragraphs before mammoth reads them.
 */

type Level = {
  start: number
  format: string
  text: string
  gap: boolean
  legal: boolean
  picture: boolean
  /** 0: never restarts. */
  restart?: number
  style?: string
}
type Definition = { levels: Map<number, Level>; styleLink?: string }
type List = { definition: string; starts: Map<number, number>; levels: Map<number, Level> }
type Style = { parent?: string; list?: string; level?: number }

export type Parts = { document: string; numbering?: string | null; styles?: string | null }

/** The document's XML with the labels as text at the beginning of their paragraphs. */
export function withPrintedNumbers({ document, numbering, styles }: Parts): string {
  if (!numbering) return document
  const count = counter(readNumbering(numbering), readStyles(styles ?? ''))
  const prefix = /xmlns:([\w.-]+)\s*=\s*["'][^"']*\/wordprocessingml\/(?:2006\/)?main["']/.exec(document)?.[1]
  const w = prefix ? `${prefix}:` : ''

  type Frame = { start: number; style?: string; list?: string; level?: number; gone: boolean; done: boolean }
  const stack: Frame[] = []
  let inProperties = false
  let old = 0
  let choice = 0
  const out: string[] = []
  let copied = 0

  const finish = (frame: Frame, at: number): void => {
    if (frame.done) return
    frame.done = true
    // Mammoth reads the fallback of an alternative, and drops paragraphs that were deleted or moved away.
    if (frame.gone || choice > 0) return
    const label = count(frame)
    if (!label) return
    out.push(document.slice(copied, at), `<${w}r><${w}t xml:space="preserve">${escapeXml(label)}</${w}t></${w}r>`)
    copied = at
  }

  for (const tag of tags(document)) {
    const top = stack.at(-1)
    if (tag.name === 'Choice') choice += step(tag)
    else if (tag.name === 'pPrChange' || tag.name === 'rPrChange') old += step(tag)
    else if (old > 0) continue
    else if (tag.name === 'p') {
      if (tag.kind === 'open') stack.push({ start: tag.end, gone: false, done: false })
      else if (tag.kind === 'close') {
        if (top) finish(top, top.start)
        stack.pop()
      }
    } else if (!top) continue
    else if (tag.name === 'pPr') {
      inProperties = tag.kind === 'open'
      if (tag.kind !== 'open') finish(top, tag.end)
    } else if (inProperties) {
      if (tag.name === 'pStyle') top.style = tag.get('val')
      else if (tag.name === 'numId') top.list = tag.get('val')
      else if (tag.name === 'ilvl') top.level = whole(tag)
      else if ((tag.name === 'del' || tag.name === 'moveFrom') && tag.kind !== 'close') top.gone = true
    }
    // The first thing that is not a property: a paragraph without any.
    else if (tag.kind !== 'close' && !top.done && tag.name !== 'p') finish(top, top.start)
  }
  return out.join('') + document.slice(copied)
}

const step = (tag: Tag): number => (tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0)

const whole = (tag: Tag): number | undefined => {
  const n = Number.parseInt(tag.get('val') ?? '', 10)
  return Number.isFinite(n) ? n : undefined
}

const isOn = (tag: Tag): boolean => !['0', 'false', 'off'].includes(tag.get('val') ?? '1')

type Numbering = { definitions: Map<string, Definition>; lists: Map<string, List> }

function readNumbering(xml: string): Numbering {
  const definitions = new Map<string, Definition>()
  const lists = new Map<string, List>()
  let definition: Definition | undefined
  let list: List | undefined
  let override: number | undefined
  let level: Level | undefined
  for (const tag of tags(xml)) {
    const closing = tag.kind === 'close'
    if (tag.name === 'abstractNum') {
      definition = closing ? undefined : { levels: new Map() }
      if (definition) definitions.set(tag.get('abstractNumId') ?? '', definition)
    } else if (tag.name === 'num') {
      list = closing ? undefined : { definition: '', starts: new Map(), levels: new Map() }
      if (list) lists.set(tag.get('numId') ?? '', list)
    } else if (closing) {
      if (tag.name === 'lvl') level = undefined
      if (tag.name === 'lvlOverride') override = undefined
    } else if (tag.name === 'lvl') {
      const index = Number.parseInt(tag.get('ilvl') ?? '0', 10)
      level = { start: 1, format: 'decimal', text: '', gap: true, legal: false, picture: false }
      ;(list?.levels ?? definition?.levels)?.set(index, level)
    } else if (list && tag.name === 'abstractNumId') list.definition = tag.get('val') ?? ''
    else if (list && tag.name === 'lvlOverride') override = Number.parseInt(tag.get('ilvl') ?? '0', 10)
    else if (list && tag.name === 'startOverride' && override !== undefined) list.starts.set(override, whole(tag) ?? 1)
    else if (definition && !level && tag.name === 'numStyleLink') definition.styleLink = tag.get('val')
    else if (level) readLevel(level, tag)
  }
  return { definitions, lists }
}

function readLevel(level: Level, tag: Tag): void {
  if (tag.name === 'start') level.start = whole(tag) ?? 1
  else if (tag.name === 'numFmt') level.format = tag.get('val') ?? 'decimal'
  else if (tag.name === 'lvlText') level.text = tag.get('val') ?? ''
  else if (tag.name === 'suff') level.gap = tag.get('val') !== 'nothing'
  else if (tag.name === 'isLgl') level.legal = isOn(tag)
  else if (tag.name === 'lvlPicBulletId') level.picture = true
  else if (tag.name === 'lvlRestart') level.restart = whole(tag)
  else if (tag.name === 'pStyle') level.style = tag.get('val')
}

type Styles = { all: Map<string, Style>; standard?: string }

function readStyles(xml: string): Styles {
  const all = new Map<string, Style>()
  let standard: string | undefined
  let style: Style | undefined
  for (const tag of tags(xml)) {
    if (tag.name === 'style') {
      style = tag.kind === 'open' ? {} : undefined
      const id = tag.get('styleId')
      if (!style || id === undefined) continue
      all.set(id, style)
      if (tag.get('type') === 'paragraph' && ['1', 'true', 'on'].includes(tag.get('default') ?? '')) standard = id
    } else if (!style || tag.kind === 'close') continue
    else if (tag.name === 'basedOn') style.parent = tag.get('val')
    else if (tag.name === 'numId') style.list = tag.get('val')
    else if (tag.name === 'ilvl') style.level = whole(tag)
  }
  return { all, standard }
}

const DEPTH = 20

function counter({ definitions, lists }: Numbering, styles: Styles) {
  const counts = new Map<string, (number | undefined)[]>()
  const started = new Set<string>()

  /** The style that gives the list, walking up the styles it is based on. */
  function fromStyle(id: string | undefined): { id: string; style: Style } | undefined {
    let at = id
    for (let i = 0; at !== undefined && i < DEPTH; i++) {
      const style = styles.all.get(at)
      if (style?.list !== undefined) return { id: at, style }
      at = style?.parent
    }
    return undefined
  }

  function definitionOf(id: string): [string, Definition] | undefined {
    let at = id
    for (let i = 0; i < DEPTH; i++) {
      const definition = definitions.get(at)
      if (!definition?.styleLink || definition.levels.size > 0) return definition && [at, definition]
      const list = lists.get(styles.all.get(definition.styleLink)?.list ?? '')
      if (!list) return undefined
      at = list.definition
    }
    return undefined
  }

  return (paragraph: { style?: string; list?: string; level?: number }): string => {
    const styled = fromStyle(paragraph.style ?? styles.standard)
    const listId = paragraph.list ?? styled?.style.list
    const list = listId === undefined || listId === '0' ? undefined : lists.get(listId)
    const found = list && definitionOf(list.definition)
    if (!list || !found) return ''
    const [key, definition] = found
    const level = (k: number): Level | undefined => list.levels.get(k) ?? definition.levels.get(k)

    const linked = styled && [...definition.levels].find(([, l]) => l.style === styled.id)?.[0]
    const depth = paragraph.level ?? (paragraph.list === undefined ? (linked ?? styled?.style.level) : undefined) ?? 0
    const here = level(depth)
    if (!here) return ''

    const numbers = counts.get(key) ?? []
    counts.set(key, numbers)
    const before = numbers[depth]
    const override = list.starts.get(depth)
    const first = `${listId}/${depth}`
    if (override !== undefined && !started.has(first)) numbers[depth] = override
    else numbers[depth] = before === undefined ? here.start : before + 1
    started.add(first)
    for (let k = depth + 1; k < 9; k++) {
      const restart = level(k)?.restart
      if (restart === undefined || depth < restart) numbers[k] = undefined
    }

    const text =
      here.format === 'bullet' || here.picture
        ? bullet(here.text)
        : here.text.replace(/%([1-9])/g, (_, digit) => {
            const k = Number(digit) - 1
            const l = level(k)
            if (!l) return ''
            return printed(numbers[k] ?? l.start, here.legal ? 'decimal' : l.format)
          })
    return text.trim() === '' ? '' : text + (here.gap ? ' ' : '')
  }
}

/** Bullets come from symbol fonts; only those that people also type are kept. */
const bullet = (text: string): string => (text === '+' || text === '*' ? text : '-')

function printed(n: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return String(n).padStart(2, '0')
    case 'lowerLetter':
      return letters(n)
    case 'upperLetter':
      return letters(n).toUpperCase()
    case 'lowerRoman':
      return roman(n).toLowerCase()
    case 'upperRoman':
      return roman(n)
    default:
      return String(n)
  }
}

/** a … z, aa, bb … as Word counts. */
const letters = (n: number): string =>
  n < 1 || n > 780 ? String(n) : String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.floor((n - 1) / 26) + 1)

const ROMAN: [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

function roman(n: number): string {
  if (n < 1 || n > 3999) return String(n)
  let rest = n
  let text = ''
  for (const [value, sign] of ROMAN) {
    text += sign.repeat(Math.floor(rest / value))
    rest %= value
  }
  return text
}
