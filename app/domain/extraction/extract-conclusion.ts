/**
 * Reads the directives of a meeting's conclusion. Rule of the whole: outline first, then units, then – item by item –
 * owners and deadlines; prose where nothing is numbered. Pure, deterministic, linear in the length of the text.
 */

import { describe } from './describe.ts'
import { labelOf } from './labels.ts'
import { readHeader } from './meeting-header.ts'
import { readDocument } from './read-document.ts'
import { readText } from './reading.ts'
import { type Token, tokenize } from './tokens.ts'
import type { Extraction, ExtractionInput } from './types.ts'
import { lexiconOf } from './unit-lexicon.ts'
import { findMentions } from './unit-mentions.ts'
import { isRestDay } from './working-days.ts'

export function extractConclusion(input: ExtractionInput): Extraction {
  const reading = readText(input.text)
  const tokens = tokenize(reading.text)
  const lexicon = lexiconOf(input.unitsCatalogue)
  const header = readHeader(tokens, input.meetingDate, firstItem(reading.text, tokens))
  const mentions = findMentions(tokens, lexicon)
  const context = {
    meeting: input.meetingDate,
    issue: header.issue,
    evening: header.evening,
    isWorkingDay: input.isWorkingDay ?? (day => !isRestDay(day)),
  }
  const drafts = readDocument(reading.text, { tokens, mentions, context })
  const output = { reading, tokens, mentions, entries: input.unitsCatalogue, given: input.text }
  return {
    meeting: { date: header.date, chair: header.chair, body: header.body },
    directives: drafts.filter(d => d.to > d.from).map(d => describe(output, d)),
  }
}

/** Where the first labelled line begins. */
function firstItem(text: string, tokens: readonly Token[]): number {
  for (const [i, token] of tokens.entries()) {
    if (i >= HEAD) break
    if (token.line && labelOf(text.slice(token.start, token.start + 80).split('\n')[0]!)) return i
  }
  return tokens.length
}
const HEAD = 600
