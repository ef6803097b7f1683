/**
 * Tổng hợp: what the collecting unit writes from the reports of the others – an opening, one section a unit in its
 * place, and a closing. New reports flow into the sections nobody has touched; what was edited is never overwritten.
 */
import { type Day, formatDay } from '../shared/day.ts'
import { dayOfInstant, type Instant } from '../shared/instant.ts'
import type { Task, TaskId } from './task.ts'

/** A unit's report, as it stands now. */
export type Contribution = {
  taskId: TaskId
  unitName: string
  text: string
  documentNumber: string | null
  at: Instant
}
export type SynthesisSection = {
  taskId: TaskId
  unitName: string
  /** What the section says. */
  text: string
  /** The report it was made from; null while that unit has sent none. */
  source: { text: string; at: Instant } | null
  /** Somebody changed the words. */
  edited: boolean
  /** The unit reported anew after the section was edited: shown, not taken over by itself. */
  newer: { text: string; at: Instant } | null
}
export type SynthesisDraft = { opening: string; sections: SynthesisSection[]; closing: string }

export const EMPTY_SYNTHESIS: SynthesisDraft = { opening: '', sections: [], closing: '' }

/** What a unit's own report contributes: its words, and the document that carries them. */
const wordsOf = (c: Contribution): string => (c.documentNumber ? `${c.text} (văn bản số ${c.documentNumber})` : c.text)

/** The draft with what has come in since: every contribution has its section, in the order given. */
export function refreshSynthesis(draft: SynthesisDraft, contributions: readonly Contribution[]): SynthesisDraft {
  const known = new Map(draft.sections.map(s => [s.taskId, s]))
  const fresh = contributions.map<SynthesisSection>(c => {
    const source = { text: wordsOf(c), at: c.at }
    const was = known.get(c.taskId)
    if (!was?.edited)
      return { taskId: c.taskId, unitName: c.unitName, text: source.text, source, edited: false, newer: null }
    const isNew = was.source?.at !== c.at
    return { ...was, unitName: c.unitName, newer: isNew ? source : null }
  })
  // a report that was taken back: words that somebody wrote stay, words that were only its own go
  const kept = draft.sections.filter(s => s.edited && !contributions.some(c => c.taskId === s.taskId))
  return { ...draft, sections: [...fresh, ...kept] }
}

/** Words typed into a section; the report's own words again are no edit. */
export function editSection(s: SynthesisSection, text: string): SynthesisSection {
  const edited = text.trim() !== (s.source?.text.trim() ?? '')
  return { ...s, text, edited, newer: edited ? s.newer : null }
}

/** Takes the newer report over; the words that stood there are gone by the person's own wish. */
export const takeNewer = (s: SynthesisSection): SynthesisSection =>
  s.newer ? { ...s, text: s.newer.text, source: s.newer, edited: false, newer: null } : s

export type Missing = { unitName: string; due: Day | null }

/** "A, B (hạn 26/11/2026); C": the day once for all that have it. */
export function missingWords(missing: readonly Missing[]): string {
  const days = [...new Set(missing.map(m => m.due))]
  return days
    .map(due => {
      const names = missing.flatMap(m => (m.due === due ? [m.unitName] : [])).join(', ')
      return due ? `${names} (hạn ${formatDay(due)})` : names
    })
    .join('; ')
}

/** The text that is sent as the report: who reported in their place, who is missing by name. */
export function composeSynthesis(draft: SynthesisDraft, missing: readonly Missing[], total: number): string {
  const reported = total - missing.length
  const parts = [
    draft.opening.trim(),
    `${reported}/${total} đơn vị đã báo cáo.`,
    ...draft.sections.filter(s => s.text.trim() !== '').map((s, i) => `${i + 1}. ${s.unitName}: ${s.text.trim()}`),
    missing.length > 0 ? `Chưa báo cáo: ${missingWords(missing)}.` : '',
    draft.closing.trim(),
  ]
  return parts.filter(p => p !== '').join('\n\n')
}

/** The reports a synthesis is made of: of the directive's own tasks that were reported or are done. */
export function contributionsOf(
  tasks: readonly Pick<Task, 'id' | 'kind' | 'state' | 'report' | 'unitId' | 'due' | 'period'>[],
  period: string | null,
  unitName: (id: string) => string,
): { contributions: Contribution[]; missing: Missing[]; total: number } {
  const counted = tasks.filter(t => t.kind === 'work' && t.state !== 'withdrawn' && t.period === period)
  const reported = counted.filter(t => t.report !== null && (t.state === 'reported' || t.state === 'done'))
  const missing = counted.filter(t => t.state !== 'reported' && t.state !== 'done')
  return {
    contributions: reported.map(t => ({
      taskId: t.id,
      unitName: unitName(t.unitId),
      text: t.report!.text,
      documentNumber: t.report!.documentNumber,
      at: t.report!.at,
    })),
    missing: missing.map(t => ({ unitName: unitName(t.unitId), due: t.due })),
    total: counted.length,
  }
}

/** Since when a section's words are its report's: for the line beside it. */
export const reportedOn = (s: SynthesisSection): Day | null => (s.source ? dayOfInstant(s.source.at) : null)
