import { useEffect, useState } from 'react'
import { type DraftContent, DraftSaver, type SaveReply, type SaveState } from './draft-saver.ts'
import type { DraftingData } from './drafting-data.ts'
import { dropCopy, keepCopy } from './kept-copy.ts'

/** The saver of this page, and what it says. */
export function useAutosave({ meeting, personId, version, savedAt }: DraftingData, href: string) {
  const [state, setState] = useState<SaveState>({ kind: 'still', at: savedAt })
  const [saver] = useState(
    () =>
      new DraftSaver(
        {
          post: (content, seenVersion) => post(href, content, seenVersion),
          keep: (content, at) =>
            keepCopy(meeting.id, personId, { doc: content.doc, directives: [...content.directives], version: at }),
          forget: () => dropCopy(meeting.id, personId),
          show: setState,
        },
        version,
      ),
  )
  useEffect(() => {
    const leave = (event: BeforeUnloadEvent) => {
      if (!saver.isWaiting) return
      void saver.saveNow()
      event.preventDefault()
    }
    window.addEventListener('beforeunload', leave)
    return () => {
      window.removeEventListener('beforeunload', leave)
      // leaving by a link of the page: what waits is sent at once
      saver.stop()
    }
  }, [saver])
  return { state, saver }
}

async function post(href: string, content: DraftContent, seenVersion: number): Promise<SaveReply | null> {
  try {
    const response = await fetch(href, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      body: JSON.stringify({ ...content, seenVersion }),
    })
    return response.status >= 500 ? null : ((await response.json()) as SaveReply)
  } catch {
    return null
  }
}
