import { z } from 'zod'
import type { Actor } from '#app/domain/access/actor.ts'
import { editSection, type SynthesisDraft, takeNewer } from '#app/domain/task/synthesis.ts'
import { AppError } from '../app-error.ts'
import { idInput, listInput } from '../inputs.ts'
import type { Stores, Tools } from '../ports.ts'
import { type OpenSynthesis, openSynthesis } from './open-synthesis.ts'

const longText = z.string().max(50_000, 'Nội dung quá dài.').default('')
/** Fields of one form: `text:TASK` for every section, `newer` for those whose new report is taken over. */
export const synthesisInput = z.object({
  taskId: idInput,
  seenDraft: z.coerce.number().int().min(0),
  opening: longText,
  closing: longText,
  sections: z.record(z.string().max(64), longText).default({}),
  newer: listInput,
})
/** A form has one field a section, `text:TASK`. */
export const withSections = <S extends z.ZodType>(schema: S) =>
  z.preprocess(sent => {
    const fields = Object.entries(sent as Record<string, unknown>)
    const sections = fields.flatMap(([name, value]) => (name.startsWith('text:') ? [[name.slice(5), value]] : []))
    return { ...(sent as object), sections: Object.fromEntries(sections) }
  }, schema)
export type SynthesisInput = z.output<typeof synthesisInput>

export type SaveSynthesisOutcome = { kind: 'saved'; synthesis: OpenSynthesis } | { kind: 'stale' }

/** Keeps what was written; reports that came in meanwhile are there on the next look, and overwrite nothing. */
export const saveSynthesis = (tools: Tools, actor: Actor, input: SynthesisInput): Promise<SaveSynthesisOutcome> =>
  tools.unitOfWork(async stores => {
    const open = await openSynthesis(stores, actor, input.taskId)
    const draft = await keepSynthesis(tools, stores, actor, open, input)
    return draft
      ? { kind: 'saved', synthesis: { ...open, draft, version: (open.version ?? 0) + 1 } }
      : { kind: 'stale' }
  })

/** The words of the form in their sections; null where somebody else kept another draft meanwhile. */
export async function keepSynthesis(
  tools: Tools,
  stores: Stores,
  actor: Actor,
  open: OpenSynthesis,
  input: SynthesisInput,
): Promise<SynthesisDraft | null> {
  if ((open.version ?? 0) !== input.seenDraft) return null
  const draft: SynthesisDraft = {
    opening: input.opening.trim(),
    closing: input.closing.trim(),
    sections: open.draft.sections.map(s => {
      const typed = input.sections[s.taskId]
      const edited = typed === undefined || sameWords(typed, s.text) ? s : editSection(s, plain(typed))
      return input.newer.includes(s.taskId) ? takeNewer(edited) : edited
    }),
  }
  const kept = { taskId: open.task.id, draft, updatedAt: tools.clock.now(), updatedBy: actor.personId }
  if ((await stores.syntheses.save(kept, open.version)) === 'stale') throw new AppError('stale')
  return draft
}

/** A form sends line ends of its own kind. */
const plain = (text: string): string => text.replace(/\r\n?/g, '\n').trimEnd()
const sameWords = (a: string, b: string): boolean => plain(a) === plain(b)
