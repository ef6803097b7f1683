/**
 * A directive while the conclusion is a draft: what the grammar found, and what the secretary made of it.
 */

import { extractConclusion } from '../extraction/extract-conclusion.ts'
import { titleOfText } from '../extraction/title.ts'
import type {
  CatalogueEntry,
  Confidence,
  DirectiveField,
  DuePrecision,
  Evidence,
  ExtractedDirective,
  Extraction,
  MissingPart,
  Recurrence,
} from '../extraction/types.ts'
import type { AboveSource } from '../from-above/document.ts'
import type { Day } from '../shared/day.ts'
import { fold } from '../shared/vietnamese-text.ts'
import type { Urgency } from '../task/task.ts'
import { isValidOn, type Office } from '../unit/office.ts'
import { headingEvidence } from './heading-evidence.ts'
import type { DecidedOverlap } from './overlap.ts'

/** A unit or a whole group; a group stays a group until publishing. */
export type PartyRef = { kind: 'unit' | 'group'; id: string }
/** Who receives the product: a unit, or a post by its title ("Chủ tịch UBND"). */
export type ReportTo = { kind: 'unit'; id: string } | { kind: 'post'; title: string }

export type DraftDirective = {
  id: string
  path: string
  label: string
  part: number | null
  /** Span in the conclusion's plain text; null for one added by hand. */
  span: { start: number; end: number } | null
  text: string
  title: string
  lead: PartyRef[]
  coordinate: PartyRef[]
  reportTo: ReportTo | null
  due: Day | null
  dueTime: string | null
  duePrecision: DuePrecision
  dueText: string | null
  otherDues: Day[]
  recurrence: Recurrence | null
  urgency: Urgency
  starred: boolean
  fieldId: string | null
  evidence: Record<DirectiveField, Evidence[]>
  confidence: Record<DirectiveField, Confidence>
  /** Names the text gives that the office does not know. */
  unknownNames: string[]
  /** The secretary has looked at it. */
  confirmed: boolean
  /** The item of a superior's document that this one carries out. */
  above?: AboveSource
  /** What was decided about open directives that this one resembles. */
  overlaps?: DecidedOverlap[]
  /** What she set herself: reading the text again leaves it alone. */
  touched?: TouchedPart[]
}

/** 'shape': she split, merged or added it, so its borders are hers and not the grammar's. */
export const TOUCHED_PARTS = [
  'shape',
  'title',
  'lead',
  'coordinate',
  'reportTo',
  'due',
  'recurrence',
  'urgency',
  'starred',
  'field',
] as const
export type TouchedPart = (typeof TOUCHED_PARTS)[number]

export const noEvidence = (): DraftDirective['evidence'] => ({
  lead: [],
  coordinate: [],
  reportTo: [],
  due: [],
  recurrence: [],
})
export const byHand = (): DraftDirective['confidence'] => ({
  lead: 'sure',
  coordinate: 'sure',
  reportTo: 'sure',
  due: 'sure',
  recurrence: 'sure',
})

/** The office's units, groups and leading posts as the grammar wants them, valid on a day. */
export function catalogueOf(office: Office, on: Day): CatalogueEntry[] {
  const groupOf = new Map<string, string>()
  for (const g of office.groups)
    for (const m of g.members) if (isValidOn(m, on) && !groupOf.has(m.unitId)) groupOf.set(m.unitId, g.name)
  const units = office.units
    .filter(u => isValidOn(u, on))
    .map<CatalogueEntry>(u => ({
      name: u.name,
      aliases: u.aliases.filter(a => isValidOn(a, on)).map(a => a.alias),
      kind: u.kind,
      group: groupOf.get(u.id),
    }))
  const groups = office.groups.map<CatalogueEntry>(g => ({ name: g.name, aliases: g.aliases, kind: 'group' }))
  // "Chủ tịch UBND quận" is a receiver of reports, not a unit
  const roles = office.posts
    .filter(p => isValidOn(p, on) && (p.kind === 'chair' || p.kind === 'vice-chair'))
    .map<CatalogueEntry>(p => ({ name: p.title, aliases: [], kind: 'role' }))
  const seen = new Set<string>()
  return [...units, ...groups, ...roles].filter(e => !seen.has(e.name) && seen.add(e.name))
}

/** Text of an item as it is shown and stored: on one line. */
export const collapse = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What the grammar found, with its names resolved to the office's rows. */
export function draftFrom(found: ExtractedDirective, text: string, office: Office, id: string): DraftDirective {
  const unknownNames: string[] = []
  const parties = (names: readonly string[]): PartyRef[] =>
    names.flatMap(name => {
      const ref = partyNamed(office, name)
      if (!ref) unknownNames.push(name)
      return ref ? [ref] : []
    })
  const body = text.slice(found.start, found.end)
  return {
    id,
    path: found.path,
    label: found.label,
    part: found.part ?? null,
    span: { start: found.start, end: found.end },
    text: collapse(body),
    title: found.title,
    lead: parties(found.lead),
    coordinate: parties(found.coordinate),
    reportTo: reportToNamed(office, found.reportTo),
    due: found.due,
    dueTime: found.dueTime ?? null,
    duePrecision: found.duePrecision,
    dueText: found.dueText,
    otherDues: found.otherDues ?? [],
    recurrence: found.recurrence,
    urgency: urgencyOf(body),
    starred: false,
    fieldId: null,
    evidence: withHeading(found, text, office),
    confidence: found.confidence,
    unknownNames,
    confirmed: false,
  }
}

function withHeading(found: ExtractedDirective, text: string, office: Office): DraftDirective['evidence'] {
  if (found.lead.length === 0 || found.evidence.lead.length > 0) return found.evidence
  const unit = office.units.find(u => u.name === found.lead[0])
  const names = [...found.lead, ...(unit?.aliases.map(a => a.alias) ?? [])]
  return { ...found.evidence, lead: headingEvidence(text, found.start, names) }
}

/** A name may have been an earlier unit's as well: the one that is still there is meant. */
const unitNamed = (office: Office, name: string) => {
  const named = office.units.filter(u => u.name === name)
  return named.find(u => u.validTo === null) ?? named[0]
}

const partyNamed = (office: Office, name: string): PartyRef | null => {
  const unit = unitNamed(office, name)
  if (unit) return { kind: 'unit', id: unit.id }
  const group = office.groups.find(g => g.name === name)
  return group ? { kind: 'group', id: group.id } : null
}

const reportToNamed = (office: Office, name: string | null): ReportTo | null => {
  if (name === null) return null
  const unit = unitNamed(office, name)
  return unit ? { kind: 'unit', id: unit.id } : { kind: 'post', title: name }
}

const urgencyOf = (text: string): Urgency => {
  const words = ` ${fold(text)} `
  if (words.includes(' hoa toc ')) return 'flash'
  return words.includes(' thuong khan ') || / (van ban|cong van|yeu cau) khan /.test(words) ? 'urgent' : 'normal'
}

/** "Chưa đủ rõ": which of người – việc – thời hạn – sản phẩm is missing. */
export function missingIn(
  d: Pick<DraftDirective, 'lead' | 'text' | 'due' | 'duePrecision' | 'recurrence' | 'reportTo'>,
): MissingPart[] {
  const missing: MissingPart[] = []
  if (d.lead.length === 0) missing.push('who')
  if (d.text.trim().split(/\s+/).length < 3) missing.push('what')
  if (d.due === null && d.recurrence === null && d.duePrecision !== 'next-meeting' && d.duePrecision !== 'event')
    missing.push('when')
  if (d.reportTo === null && !namesProduct(d.text)) missing.push('product')
  return missing
}

export const MISSING_NAMES: Record<MissingPart, string> = {
  who: 'người',
  what: 'việc',
  when: 'thời hạn',
  product: 'sản phẩm',
}

/** Asked of every item whenever something changes, and folding is slow: the answer belongs to the words. */
const products = new Map<string, boolean>()
const PRODUCTS_KEPT = 5_000
function namesProduct(text: string): boolean {
  const known = products.get(text)
  if (known !== undefined) return known
  if (products.size >= PRODUCTS_KEPT) products.clear()
  const names = PRODUCT.test(fold(text))
  products.set(text, names)
  return names
}

const PRODUCT =
  /\b(bao cao|ke hoach|de an|phuong an|to trinh|danh muc|danh sach|quyet dinh|van ban|cong van|quy che|quy trinh|huong dan|de xuat|tong hop|bien ban|ho so|du thao|noi dung|ket qua)\b/

/** A short name for words that were cut or typed by hand. */
export const titleOf = titleOfText

/** Takes a conclusion's text apart with the office's names and calendar. */
export function draftsFrom(
  text: string,
  office: Office,
  meetingDay: Day,
  isWorkingDay: (d: Day) => boolean,
  newId: () => string,
): { directives: DraftDirective[]; extraction: Extraction } {
  const extraction = extractConclusion({
    text,
    meetingDate: meetingDay,
    unitsCatalogue: catalogueOf(office, meetingDay),
    isWorkingDay,
  })
  return { extraction, directives: extraction.directives.map(d => draftFrom(d, text, office, newId())) }
}
