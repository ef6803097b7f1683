import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { type Reading, reread } from '#app/domain/directive/reread.ts'
import { changeBetween, type TextChange } from '#app/domain/directive/text-change.ts'
import type { Day } from '#app/domain/shared/day.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { type DraftingData, newDraftId, workingDayOf } from './drafting-data.ts'
import type { WorkerOrder, WorkerReply } from './reading.worker.ts'

type Options = {
  office: Office
  meetingDay: Day
  overrides: DraftingData['overrides']
  text: string
  directives: () => readonly DraftDirective[]
  /** The text the way it is now; null while an input method composes a letter. */
  currentText: () => string | null
  onRead: (directives: DraftDirective[], before: string, after: string, change: TextChange) => void
}

const QUIET = 400

/**
 * Reads the text again when the typing rests. What the secretary made of the directives is kept (reread.ts). While
 * somebody types a worker reads; before a deed that needs the result it is read at once.
 */
export function useRereading(options: Options) {
  const [office, setOffice] = useState(options.office)
  const o = useRef(options)
  o.current = { ...options, office }
  const reading = useRef<Reading | null>(null)
  const worker = useRef<Worker | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const find = useCallback((text: string): DraftDirective[] => {
    const { office, meetingDay, overrides } = o.current
    return text.trim() === ''
      ? []
      : draftsFrom(text, office, meetingDay, workingDayOf(overrides), newDraftId).directives
  }, [])

  /** `before` is the reading that the draft was made from: it shows what was dropped from it. */
  const take = useCallback(
    (after: Reading) => {
      const before = reading.current ?? { text: o.current.text, found: find(o.current.text) }
      reading.current = after
      const kept = o.current.directives()
      o.current.onRead(reread(before, kept, after), before.text, after.text, changeBetween(before.text, after.text))
    },
    [find],
  )
  const isRead = useCallback((text: string): boolean => (reading.current?.text ?? o.current.text) === text, [])

  /** False while a letter is being composed: then it is read a moment later. */
  const readNow = useCallback((): boolean => {
    clearTimeout(timer.current)
    const text = o.current.currentText()
    if (text !== null && !isRead(text)) take({ text, found: find(text) })
    else if (text === null) timer.current = setTimeout(() => void readNow(), QUIET)
    return text !== null
  }, [find, isRead, take])

  const readBeside = useCallback(() => {
    const text = o.current.currentText()
    if (text === null) timer.current = setTimeout(readBeside, QUIET)
    else if (isRead(text)) return
    else if (worker.current) worker.current.postMessage({ kind: 'read', text } satisfies WorkerOrder)
    else readNow()
  }, [isRead, readNow])

  const textChanged = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(readBeside, QUIET)
  }, [readBeside])

  useEffect(() => {
    const { office, meetingDay, overrides } = o.current
    try {
      const started = new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' })
      started.onmessage = ({ data }: MessageEvent<WorkerReply>) => {
        // the saved text, read first: what it is compared with
        if (reading.current === null && data.text === o.current.text) reading.current = data
        // typed on meanwhile: that text is on its way
        else if (o.current.currentText() === data.text && !isRead(data.text)) take(data)
      }
      started.onerror = () => {
        worker.current = null
        readNow()
      }
      started.postMessage({ kind: 'start', office, meetingDay, overrides } satisfies WorkerOrder)
      if (o.current.text.trim() !== '')
        started.postMessage({ kind: 'read', text: o.current.text } satisfies WorkerOrder)
      worker.current = started
    } catch {
      worker.current = null // then the page reads itself
    }
    // what was typed a moment ago is read before the page goes, so that it is saved
    const flush = () => void readNow()
    window.addEventListener('beforeunload', flush)
    return () => {
      window.removeEventListener('beforeunload', flush)
      readNow()
      clearTimeout(timer.current)
      worker.current?.terminate()
      worker.current = null
    }
  }, [isRead, readNow, take])

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

  /** For who asks whether words are known, and says when one more is: the next reading has it. */
  const words = useMemo(() => {
    const { meetingDay, overrides } = o.current
    return {
      office,
      isWorkingDay: workingDayOf(overrides),
      onLearned: (next: Office) => {
        setOffice(next)
        worker.current?.postMessage({ kind: 'start', office: next, meetingDay, overrides } satisfies WorkerOrder)
      },
    }
  }, [office])

  return { textChanged, readNow, readAfresh, restart, isCurrent: isRead, words }
}
