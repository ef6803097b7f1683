import { useEffect, useState } from 'react'
import type { DraftingData } from './drafting-data.ts'
import { dropCopy, findCopy, type KeptCopy } from './kept-copy.ts'

/** Work of an earlier time that this browser kept and the server does not have; null where there is none. */
export function useKeptCopy({ meeting, personId, doc, directives }: DraftingData) {
  const [copy, setCopy] = useState<KeptCopy | null>(null)
  useEffect(() => {
    const kept = findCopy(meeting.id, personId)
    if (!kept) return
    const same =
      JSON.stringify(kept.doc) === JSON.stringify(doc) && JSON.stringify(kept.directives) === JSON.stringify(directives)
    if (same) dropCopy(meeting.id, personId)
    else setCopy(kept)
  }, [meeting.id, personId, doc, directives])
  return {
    copy,
    settled: () => setCopy(null),
    forget: () => {
      dropCopy(meeting.id, personId)
      setCopy(null)
    },
  }
}
