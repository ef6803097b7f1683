import { type ReactNode, useLayoutEffect, useRef } from 'react'
import type { Confidence, DirectiveField } from '#app/domain/extraction/types.ts'
import { cx } from '../../base/cx.ts'
import { CONFIDENCE_TAGS } from '../directive-words.ts'
import { useCards } from './card-context.ts'
import type { EditedPart } from './draft-state.ts'

type CardRowProps = {
  label: string
  /** Whose field it is. */
  id: string
  part: EditedPart
  field?: DirectiveField
  /** Its words are pointed at in the text. */
  lit?: boolean
  editing: boolean
  /** Shown where it is not certain. */
  confidence?: Confidence
  /** The words that gave the value and the rule. */
  why?: ReactNode
  shortcut?: string
  /** The value as chips. */
  children: ReactNode
  /** What stands there while it is corrected. */
  editor: ReactNode
}

/** One field of a card. Its words light up in the text while it is pointed at or in hand; a click corrects it in place. */
export function CardRow(props: CardRowProps) {
  const { label, id, part, field, lit, editing, confidence, why, shortcut, children, editor } = props
  const cards = useCards()
  const box = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const wasEditing = useRef(false)
  // before anything is drawn: the next letter may be on its way already
  useLayoutEffect(() => {
    if (editing) {
      wasEditing.current = true
      box.current?.querySelector<HTMLElement>('input:not([type=hidden]):not([type=date]), select, textarea')?.focus()
      return
    }
    if (wasEditing.current) {
      wasEditing.current = false
      // back to the card, where Enter confirms it
      if (document.activeElement === document.body)
        button.current?.closest('li')?.querySelector<HTMLElement>('[data-card]')?.focus({ preventScroll: true })
    }
  }, [editing])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointing only lights the words up; the button inside does the work
    <div
      className={cx(
        '-mx-2 grid grid-cols-[5.5rem_minmax(0,1fr)] items-start gap-x-2.5 rounded-lg px-2 py-0.5 sm:grid-cols-[6.25rem_minmax(0,1fr)]',
        lit && 'bg-accent-soft',
      )}
      data-field={field}
      data-lit={lit || undefined}
      onMouseEnter={() => field && cards.point({ id, field })}
      onMouseLeave={() => field && !editing && cards.point(null)}
      onFocus={() => field && cards.point({ id, field })}
    >
      <span className="pt-1 text-[0.875rem] text-soft touch:pt-3">{label}</span>
      {editing ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the field it holds
        <div
          ref={box}
          className="flex min-w-0 flex-col gap-1.5"
          onKeyDown={event => {
            if (event.key === 'Escape') {
              event.stopPropagation()
              cards.edit(null)
            }
          }}
        >
          {editor}
          {why && <p className="meta">{why}</p>}
        </div>
      ) : (
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <button
            ref={button}
            type="button"
            className="-mx-1 flex min-w-0 flex-wrap items-center gap-1.5 rounded-lg px-1 py-0.5 text-left hover:bg-wash touch:min-h-11"
            aria-keyshortcuts={shortcut}
            onClick={() => cards.edit(part)}
          >
            {children}
            <span className="sr-only">– sửa {label.toLocaleLowerCase('vi')}</span>
          </button>
          {(why || (confidence && confidence !== 'sure')) && (
            <span className="meta flex min-w-0 items-baseline gap-1.5">
              {confidence && confidence !== 'sure' && (
                <span
                  className={cx(
                    'shape',
                    `shape-${CONFIDENCE_TAGS[confidence].tone}`,
                    confidence === 'check' ? 'text-soon' : 'text-none',
                  )}
                  title={CONFIDENCE_TAGS[confidence].word}
                >
                  <span className="sr-only">{CONFIDENCE_TAGS[confidence].word}</span>
                </span>
              )}
              <span className="min-w-0">{why}</span>
            </span>
          )}
        </div>
      )}
    </div>
  )
}

/** A value in its frame. */
export const Chip = ({ children, empty }: { children: ReactNode; empty?: boolean }) => (
  <span
    className={cx(
      'inline-flex min-w-0 items-center gap-1.5 rounded-[7px] border px-2.25 py-0.5 text-[0.875rem]',
      empty ? 'border-dashed border-edge text-soft' : 'border-line bg-paper',
    )}
  >
    {children}
  </span>
)
