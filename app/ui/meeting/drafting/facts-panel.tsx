import { useRef, useState } from 'react'
import type { Suggestion } from '#app/domain/meeting/facts-from-text.ts'
import { Button } from '../../base/button.tsx'

type FactsPanelProps = {
  meetingId: string
  meetingVersion: number
  suggestions: readonly Suggestion[]
  /** Lights the words up in the text. */
  onPoint: (words: { start: number; end: number } | null) => void
  /** Everything typed is on the server when this answers true. */
  save: () => Promise<boolean>
}

/** What the head of the text says otherwise than the record of the meeting. Nothing is overwritten without a click. */
export function FactsPanel({ meetingId, meetingVersion, suggestions, onPoint, save }: FactsPanelProps) {
  const [ignored, setIgnored] = useState<readonly string[]>([])
  const shown = suggestions.filter(s => !ignored.includes(s.words))
  if (shown.length === 0) return null
  return (
    <section aria-label="Thông tin cuộc họp theo văn bản" className="card mb-2.5 px-4 py-3">
      <h2 className="text-[0.9375rem] font-semibold">Văn bản cho biết</h2>
      {shown.map(s => (
        // biome-ignore lint/a11y/noStaticElementInteractions: pointing only lights the words up; the buttons inside do the work
        <div
          key={s.words}
          className="mt-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.9375rem]"
          onMouseEnter={() => onPoint(s)}
          onMouseLeave={() => onPoint(null)}
          onFocus={() => onPoint(s)}
          onBlur={() => onPoint(null)}
        >
          <p className="min-w-0 flex-1 basis-44">{s.words}</p>
          <div className="flex flex-none items-center gap-1">
            {s.take ? (
              <TakeForm meetingId={meetingId} version={meetingVersion} suggestion={s} save={save} />
            ) : (
              s.kind === 'chair' && (
                <a href={`/cuoc-hop/${meetingId}/sua`} className="btn btn-s">
                  Chọn người chủ trì
                </a>
              )
            )}
            <Button size="s" variant="quiet" onClick={() => setIgnored(list => [...list, s.words])}>
              Bỏ qua<span className="sr-only">: {s.words}</span>
            </Button>
          </div>
        </div>
      ))}
    </section>
  )
}

type TakeFormProps = { meetingId: string; version: number; suggestion: Suggestion; save: () => Promise<boolean> }

/** A form of the page itself: the page comes again as the changed meeting has it. */
function TakeForm({ meetingId, version, suggestion, save }: TakeFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const { day, chairPersonId, attend } = suggestion.take!
  const send = async () => {
    if (await save()) form.current?.submit()
  }
  return (
    <form ref={form} method="post" action={`/cuoc-hop/${meetingId}/soan/thong-tin`}>
      <input type="hidden" name="seenVersion" value={version} />
      {day && <input type="hidden" name="day" value={day} />}
      {chairPersonId && <input type="hidden" name="chairPersonId" value={chairPersonId} />}
      {attend?.map(id => (
        <input key={id} type="hidden" name="attend" value={id} />
      ))}
      <Button size="s" onClick={() => void send()}>
        Ghi vào cuộc họp<span className="sr-only">: {suggestion.words}</span>
      </Button>
    </form>
  )
}
