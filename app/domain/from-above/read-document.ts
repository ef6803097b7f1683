/** "Việc của đơn vị tôi": the items of a superior's text that name this office, its like, or one of its units. */
import type { WorkingCalendar } from '../calendar/working-days.ts'
import { isWorkingDay } from '../calendar/working-days.ts'
import { catalogueOf, collapse, type PartyRef } from '../directive/draft.ts'
import { extractConclusion } from '../extraction/extract-conclusion.ts'
import type { CatalogueEntry, ExtractedDirective } from '../extraction/types.ts'
import type { Day } from '../shared/day.ts'
import { fold } from '../shared/vietnamese-text.ts'
import type { Office } from '../unit/office.ts'
import { type AboveItem, proposedDue } from './document.ts'

/** Levels of government, with what a superior calls all of them at once. */
const LEVELS: { word: RegExp; alike: string[] }[] = [
  {
    word: /^(?:ủy ban nhân dân|ubnd)?\s*(?:phường|xã|thị trấn|đặc khu)\s/iu,
    alike: [
      'UBND các phường, xã',
      'UBND các xã, phường',
      'UBND các phường',
      'UBND các xã',
      'UBND cấp xã',
      'các phường, xã',
      'các xã, phường',
      'UBND các xã, phường, thị trấn',
      'UBND các xã, phường, đặc khu',
    ],
  },
  {
    word: /^(?:ủy ban nhân dân|ubnd)?\s*(?:quận|huyện|thị xã|thành phố)\s/iu,
    alike: [
      'UBND các quận, huyện',
      'UBND các quận, huyện, thị xã',
      'UBND các huyện, thị xã, thành phố',
      'UBND các huyện, thành phố',
      'UBND các quận',
      'UBND các huyện',
      'UBND cấp huyện',
      'các quận, huyện',
      'các quận, huyện, thị xã',
      'các huyện, thị xã, thành phố',
      'các huyện, thành phố',
    ],
  },
  {
    word: /^(?:ủy ban nhân dân|ubnd)?\s*tỉnh\s/iu,
    alike: [
      'UBND các tỉnh, thành phố',
      'UBND các tỉnh, thành phố trực thuộc Trung ương',
      'các tỉnh, thành phố',
      'UBND cấp tỉnh',
      'các địa phương',
    ],
  },
]

const OURSELVES = 'Cơ quan mình'
const OUR_LIKE = 'Các cơ quan cùng cấp'

/** The office under every name a superior may use for it. */
function ourNames(office: Office): { own: string[]; alike: string[] } {
  const name = office.name.replace(/\s+/g, ' ').trim()
  const place = name.replace(/^(?:ủy ban nhân dân|ubnd)\s+/iu, '')
  const own = [name, `UBND ${place}`, `Ủy ban nhân dân ${place}`, place]
  const alike = LEVELS.find(l => l.word.test(name))?.alike ?? []
  return {
    own: [...new Set(own)].filter(n => n.length > 3),
    alike: [...alike, 'các địa phương', 'UBND các địa phương'],
  }
}

export function catalogueFromAbove(office: Office, on: Day): CatalogueEntry[] {
  const { own, alike } = ourNames(office)
  const taken = new Set([...own, ...alike].map(fold))
  // a unit that is called as its office ("UBND phường 1" of a ward) must not answer for it
  const units = catalogueOf(office, on).filter(e => e.kind !== 'role' && !taken.has(fold(e.name)))
  return [{ name: OURSELVES, aliases: own, kind: 'body' }, { name: OUR_LIKE, aliases: alike, kind: 'group' }, ...units]
}

/** Every item of the text, ours marked; a superior's own offices are nobody of ours. */
export function readDocument(
  text: string,
  office: Office,
  on: Day,
  today: Day,
  calendar: WorkingCalendar,
  newId: () => string,
): AboveItem[] {
  const { directives } = extractConclusion({
    text,
    meetingDate: on,
    unitsCatalogue: catalogueFromAbove(office, on),
    isWorkingDay: d => isWorkingDay(calendar, d),
  })
  return directives.map(d => itemOf(d, text, office, today, calendar, newId()))
}

function itemOf(
  d: ExtractedDirective,
  text: string,
  office: Office,
  today: Day,
  calendar: WorkingCalendar,
  id: string,
): AboveItem {
  const evidence = [...d.evidence.lead, ...d.evidence.coordinate].filter(e => !isTheirs(text, e))
  const theirs = new Set(
    [...d.evidence.lead, ...d.evidence.coordinate]
      .filter(e => isTheirs(text, e))
      .map(e => e.rule.split(' → ')[1] ?? ''),
  )
  const ours = (names: readonly string[]) => names.filter(name => ![...theirs].some(t => t.includes(name)))
  const named = [...ours(d.lead), ...ours(d.coordinate)]
  const isOffice = named.includes(OURSELVES) || named.includes(OUR_LIKE)
  const lead = ours(d.lead).flatMap(name => partyOf(office, name))
  const coordinate = ours(d.coordinate).flatMap(name => partyOf(office, name))
  const concern = isOffice ? 'office' : lead.length + coordinate.length > 0 ? 'unit' : 'none'
  const because = evidence.find(e => named.some(n => e.rule.includes(n))) ?? evidence[0]
  return {
    id,
    path: d.path,
    label: d.label,
    title: d.title,
    text: collapse(text.slice(d.start, d.end)),
    concern,
    because: concern === 'none' || !because ? null : collapse(text.slice(because.start, because.end)),
    due: d.due,
    dueText: d.dueText,
    taken: concern !== 'none',
    // a unit of ours that only helps them leads our own part of it
    lead: lead.length > 0 ? lead : isOffice ? [] : coordinate.slice(0, 1),
    coordinate: lead.length > 0 ? coordinate : isOffice ? coordinate : coordinate.slice(1),
    ownDue: proposedDue(d.due, today, calendar),
  }
}

/** "Sở Nội vụ", "các Sở, ban, ngành", "Cục Thuế tỉnh": a superior's own, though our words are among theirs. */
function isTheirs(text: string, e: { start: number; end: number }): boolean {
  const before = text.slice(Math.max(0, e.start - 24), e.start)
  const words = text.slice(e.start, e.end)
  return (
    /(?:^|[^\p{L}])(?:Sở|Bộ|Cục|Tổng cục|Tỉnh ủy|Thành ủy)\s+$/iu.test(before) ||
    /(?:^|[^\p{L}])(?:[Cc]ác\s+)?(?:Sở|Bộ)(?![\p{L}])(?!\s+phận)/u.test(words)
  )
}

function partyOf(office: Office, name: string): PartyRef[] {
  const unit = office.units.find(u => u.name === name)
  if (unit) return [{ kind: 'unit', id: unit.id }]
  const group = office.groups.find(g => g.name === name)
  return group ? [{ kind: 'group', id: group.id }] : []
}
