import { useEffect, useRef, useState } from 'react'
import { factsFromText, HEAD_LENGTH, type Suggestion, suggestionsOf } from '#app/domain/meeting/facts-from-text.ts'
import type { DraftingData } from './drafting-data.ts'

/** Where the text and the record of its meeting differ. Looked for when the typing has rested, and the head has changed. */
export function useMeetingFacts(data: DraftingData, text: () => string | null, readings: unknown) {
  const [suggestions, setSuggestions] = useState<readonly Suggestion[]>([])
  const seen = useRef<string | null>(null)
  const given = useRef({ data, text })
  given.current = { data, text }
  useEffect(() => {
    if (readings === null) return
    const look = () => {
      const { data, text } = given.current
      const head = text()?.slice(0, HEAD_LENGTH) ?? null
      if (head === null || head === seen.current) return
      seen.current = head
      const { meeting, office, chairs } = data
      const facts = factsFromText(head, office, meeting.day)
      setSuggestions(head.trim() === '' ? [] : suggestionsOf(facts, meeting, office, chairs))
    }
    const timer = setTimeout(look, 300)
    return () => clearTimeout(timer)
  }, [readings])
  return suggestions
}
