/**
 * The words a text gives a unit that the office does not know yet: when the secretary says who was meant, these are
 * what it may remember. Nothing is kept by itself; where it is not plain which words they are, nothing is offered.
 */
import { ASSIGN, OPENERS, REQUEST } from '../extraction/owner-cues.ts'
import { phraseAt, phrases } from '../extraction/phrases.ts'
import { verbAt } from '../extraction/speech.ts'
import { type Token, tokenize } from '../extraction/tokens.ts'
import type { Day } from '../shared/day.ts'
import { fold, tidy } from '../shared/vietnamese-text.ts'
import { isValidOn, type Office, type Unit } from '../unit/office.ts'
import type { DraftDirective } from './draft.ts'
import { readSentence } from './read-sentence.ts'

export type PartyField = 'lead' | 'coordinate' | 'reportTo'
export type WordsToLearn = { directiveId: string; field: PartyField; words: string; unitId: string }

const WITH = phrases('phối hợp với | phối hợp cùng | phối hợp | cùng với | cùng | có sự tham gia của')
const TO = phrases('gửi về cho | gửi về | gửi cho | gửi đến | gửi | báo cáo về | báo cáo cho | báo cáo | nộp về | về')
/** Where a name ends although no mark stands there. */
const ENDS = phrases(
  'chủ trì | làm đầu mối | là đầu mối | để | trước | trong | theo | nhằm | về việc | và các | cùng | với | trên địa bàn',
)
const WITHIN = new Set(['-', '&', '/', '.', '+'])
/** Behind “và” these begin another name: “Văn hóa và Thông tin” is one, “Đội A và Đội B” are two. */
const NOUNS = new Set('doi to phong ban so chi cong van trung ubnd uy hoi doan vien benh truong tram cuc'.split(' '))
const GENERAL =
  /^(?:(?:cac|nhung|tung|moi|toan the|tat ca) .*|.* (?:nay|do|tren|noi tren|neu tren|lien quan|tren dia ban)|don vi|co quan|phong|ban|so|to|van phong|trung tam|uy ban|ubnd|ubnd phuong|phuong|xa|chu tich|pho chu tich|dong chi)$/
const MOST_WORDS = 9
const MOST_LETTERS = 80

/** What she set by hand and the text words in a way the office does not know. */
export function wordsToLearn(
  directives: readonly DraftDirective[],
  office: Office,
  on: Day,
  isWorkingDay: (d: Day) => boolean,
): WordsToLearn[] {
  const found: WordsToLearn[] = []
  for (const d of directives) {
    for (const field of ['lead', 'coordinate', 'reportTo'] as const) {
      if (!d.touched?.includes(field)) continue
      const units = unitsSet(d, field, office, on)
      if (units.length === 0) continue
      const read = readSentence(d.text, office, on, isWorkingDay)
      const known = new Set(read ? unitsSet(read, field, office, on).map(u => u.id) : [])
      const candidates = candidatesIn(d.text, field).filter(words => !isKnown(words, office, on))
      for (const unit of units) {
        if (known.has(unit.id)) continue
        const words = wordsOf(unit, candidates)
        if (words === null || readsAs(words, unit, office, on, isWorkingDay)) continue
        if (!found.some(f => fold(f.words) === fold(words)))
          found.push({ directiveId: d.id, field, words, unitId: unit.id })
      }
    }
  }
  return found
}

function unitsSet(d: DraftDirective, field: PartyField, office: Office, on: Day): Unit[] {
  const ids =
    field === 'reportTo'
      ? d.reportTo?.kind === 'unit'
        ? [d.reportTo.id]
        : []
      : d[field].flatMap(p => (p.kind === 'unit' ? [p.id] : []))
  return office.units.filter(u => ids.includes(u.id) && isValidOn(u, on))
}

/** The only candidate, or the one that shortens the unit's name; more than one that fits is none. */
function wordsOf(unit: Unit, candidates: readonly string[]): string | null {
  const fitting = candidates.filter(c => shortens(c, unit.name))
  if (fitting.length > 0) return fitting.length === 1 ? fitting[0]! : null
  return candidates.length === 1 ? candidates[0]! : null
}

/** Every letter of the short form comes in its order in the name, and capitals begin words: "TT ƯDCNTT". */
export function shortens(short: string, name: string): boolean {
  const words = fold(name).split(' ')
  const letters = fold(short).replaceAll(' ', '')
  if (letters.length < 2 || words[0]![0] !== letters[0]) return false
  const full = words.join('')
  let at = 0
  for (const c of full) if (c === letters[at]) at += 1
  return at === letters.length
}

const isKnown = (words: string, office: Office, on: Day): boolean => ownersOf(words, office, on).length > 0

/** Who already answers to these words on a day, by name. */
export function ownersOf(words: string, office: Office, on: Day): string[] {
  const key = fold(words)
  const units = office.units
    .filter(u => isValidOn(u, on))
    .filter(u => [u.name, ...u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias)].some(n => fold(n) === key))
  const groups = office.groups.filter(g => [g.name, ...g.aliases].some(n => fold(n) === key))
  const posts = office.posts.filter(p => isValidOn(p, on) && fold(p.title) === key)
  return [...units.map(u => u.name), ...groups.map(g => g.name), ...new Set(posts.map(p => p.title))]
}

/** The grammar knows them already, by its own rules of shortening. */
function readsAs(words: string, unit: Unit, office: Office, on: Day, isWorkingDay: (d: Day) => boolean): boolean {
  const read = readSentence(`Giao ${words} chủ trì thực hiện việc này.`, office, on, isWorkingDay)
  return read?.lead.some(p => p.kind === 'unit' && p.id === unit.id) ?? false
}

/** The places of a sentence where a unit must stand, with the words that stand there. */
export function candidatesIn(text: string, field: PartyField): string[] {
  const clean = text.normalize('NFC').replace(/\s+/g, ' ')
  const tokens = tokenize(clean)
  const end = tokens.length
  const found: string[] = []
  const put = (from: number): number => {
    const to = nameEnd(tokens, from, end)
    const words = tidy(clean.slice(tokens[from]?.start ?? 0, tokens[to - 1]?.end ?? 0)).replace(/[\s.,;:/-]+$/, '')
    const count = words.split(' ').length
    const isName = to > from && /\p{Lu}/u.test(words) && count <= MOST_WORDS && words.length <= MOST_LETTERS
    if (isName && words.length > 1 && !GENERAL.test(fold(words)) && !found.includes(words)) found.push(words)
    return to
  }
  /** "A, B và C": one after the other. */
  const putList = (from: number): void => {
    for (let i = from; i < end; ) {
      const to = put(i)
      const next = tokens[to]
      const goesOn = next && (next.key === ',' || fold(next.text) === 'va') && tokens[to + 1]?.capital
      if (!goesOn || to === i) return
      i = to + 1
    }
  }
  if (field === 'lead') {
    const opener = phraseAt(tokens, 0, end, OPENERS)
    const first = opener?.to ?? 0
    if (!cueAt(tokens, first, end) && tokens[first]?.capital && !verbAt(tokens, first, end)) putList(first)
  }
  const cues = field === 'lead' ? [ASSIGN, REQUEST] : field === 'coordinate' ? [WITH] : [TO]
  for (let i = 0; i < end; i++) {
    const hit = cues.map(cue => phraseAt(tokens, i, end, cue)).find(h => h !== null)
    if (!hit) continue
    putList(hit.to)
    i = hit.to - 1
  }
  return found
}

const cueAt = (tokens: readonly Token[], i: number, end: number): boolean =>
  (phraseAt(tokens, i, end, ASSIGN) ?? phraseAt(tokens, i, end, REQUEST)) !== null

/** Up to a mark, a verb in small letters, or a word that no name goes on with. */
function nameEnd(tokens: readonly Token[], from: number, end: number): number {
  let i = from
  for (; i < end; i++) {
    const t = tokens[i]!
    if (t.kind === 'mark') {
      const inside =
        WITHIN.has(t.key) && i > from && i + 1 < end && (!tokens[i + 1]!.gap || t.key === '-' || t.key === '&')
      if (!inside && !(t.key === '.' && tokens[i + 1]?.capital && i - from === 1 && tokens[from]!.text.length <= 3))
        break
    } else if (i > from && fold(t.text) === 'va' && (!tokens[i + 1]?.capital || NOUNS.has(fold(tokens[i + 1]!.text))))
      break
    else if (i > from && !t.capital && (verbAt(tokens, i, end) || phraseAt(tokens, i, end, ENDS))) break
  }
  return i
}
