import { Fragment, type KeyboardEvent, useEffect, useRef } from 'react'
import { useCards } from './card-context.ts'

/** The item's words with a cut between its clauses: choose where it falls in two. */
export function SplitPlaces({ id, text }: { id: string; text: string }) {
  const { split, edit } = useCards()
  const pieces = clausesOf(text)
  const box = useRef<HTMLDivElement>(null)
  const cuts = () => [...(box.current?.querySelectorAll<HTMLElement>('[data-cut]') ?? [])]
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[data-cut]') ?? box.current?.querySelector('button')
    first?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      box.current?.closest('li')?.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
      edit(null)
    } else if (step) {
      event.preventDefault()
      event.stopPropagation()
      const all = cuts()
      all[(all.indexOf(document.activeElement as HTMLElement) + step + all.length) % all.length]?.focus()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows and Escape move among the buttons it holds
    <div ref={box} onKeyDown={keys} className="mt-2 rounded-lg bg-wash px-3 py-2.5 text-[0.9375rem] leading-8">
      <p className="meta mb-1 leading-5">
        <span className="touch:hidden">
          Mũi tên chọn chỗ, Enter tách – hoặc đặt con trỏ trong văn bản rồi bấm “Tách tại con trỏ”.
        </span>
        <span className="hidden touch:inline">Chạm vào kéo ở chỗ cần tách.</span>
      </p>
      {pieces.map((piece, i) => (
        <Fragment key={piece.start}>
          {i > 0 && (
            <button
              type="button"
              data-cut=""
              className="mx-1 inline-grid h-7 min-w-7 place-items-center rounded-md border border-edge bg-paper align-middle text-accent hover:bg-accent hover:text-on-accent touch:h-11 touch:min-w-11"
              onClick={() => split(id, piece.start)}
            >
              <span aria-hidden="true">✂</span>
              <span className="sr-only">Tách trước “{piece.text.trim().slice(0, 40)}”</span>
            </button>
          )}
          {piece.text}
        </Fragment>
      ))}
      {pieces.length < 2 && <p className="meta">Câu này không có dấu ngắt nào; hãy tách bằng con trỏ trong văn bản.</p>}
      <button type="button" className="btn btn-s btn-quiet ml-1" onClick={() => edit(null)}>
        Thôi
      </button>
    </div>
  )
}

/** After ". ", "; ", ", " and before " và ": wherever a second order may begin. */
function clausesOf(text: string): { start: number; text: string }[] {
  const starts = [0]
  for (const m of text.matchAll(/[.;,:]\s+|\s(?=(?:và|đồng thời|giao)\s)/gu)) {
    const at = m.index + m[0].length
    if (at > 8 && text.length - at > 8) starts.push(at)
  }
  return starts.map((start, i) => ({ start, text: text.slice(start, starts[i + 1] ?? text.length) }))
}
