import { useCallback, useEffect, useRef } from 'react'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { type Reading, reread } from '#app/domain/directive/reread.ts'
import { changeBetween, type TextChange } from '#app/domain/directive/text-change.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { newDraftId } from './drafting-data.ts'

type Options = {
  office: Office
  meetingDay: Day
  isWorkingDay: (d: Day) => boolean
  text: string
  directives: () => readonly DraftDirective[]
  /** The text the way it is now; null while an input method composes a letter. */
  currentText: () => string | null
  onRead: (directives: DraftDirective[], before: string, after: string, change: TextChange) => void
}

const QUIET = 400

/** Reads the text again when the typing rests. What the secretary made of the directives is kept (reread.ts). */
export function useRereading(options: Options) {
  const o = useRef(options)
  o.current = options
  const reading = useRef<Reading | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const find = useCallback((text: string): DraftDirective[] => {
    const { office, meetingDay, isWorkingDay } = o.current
    return draftsFrom(text, office, meetingDay, isWorkingDay, newDraftId).directives
  }, [])

  /** The reading that the saved draft was made from: shows later what was dropped from it. */
  const first = useCallback((): Reading => {
    reading.current ??= { text: options.text, found: find(options.text) }
    return reading.current
  }, [find, options.text])

  const readNow = useCallback((): boolean => {
    clearTimeout(timer.current)
    const text = o.current.currentText()
    if (text === null) {
      timer.current = setTimeout(readNow, QUIET)
      return false
    }
    const before = first()
    if (text === before.text) return true
    const after = { text, found: find(text) }
    reading.current = after
    o.current.onRead(reread(before, o.current.directives(), after), before.text, text, changeBetween(before.text, text))
    return true
  }, [find, first])

  const textChanged = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => readNow(), { timeout: QUIET })
      else readNow()
    }, QUIET)
  }, [readNow])

  useEffect(() => {
    // what was typed a moment ago is read before the page goes, so that it is saved
    const flush = () => void readNow()
    window.addEventListener('beforeunload', flush)
    return () => {
      window.removeEventListener('beforeunload', flush)
      readNow()
      clearTimeout(timer.current)
    }
  }, [readNow])

  /** Everything the grammar finds in the text as it is, as if for the first time. */
  const readAfresh = useCallback((): DraftDirective[] => {
    const text = o.current.currentText() ?? ''
    const found = find(text)
    reading.current = { text, found }
    return found
  }, [find])

  /** Another text was put in whole, with its directives: reading goes on from there. */
  const restart = useCallback(
    (text: string) => {
      reading.current = { text, found: find(text) }
    },
    [find],
  )

  /** Whether the places of the directives are those of this text. */
  const isCurrent = useCallback(
    (text: string): boolean => (reading.current?.text ?? options.text) === text,
    [options.text],
  )

  return { textChanged, readNow, readAfresh, restart, isCurrent }
}
