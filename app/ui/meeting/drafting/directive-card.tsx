import Check from 'lucide-react/dist/esm/icons/check.mjs'
import { memo, useLayoutEffect, useRef, useState } from 'react'
import { type Doubt, doubtsOf } from '#app/domain/directive/doubt.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { type DirectiveField, RECURRENCE_NAMES } from '#app/domain/extraction/types.ts'
import { Button } from '../../base/button.tsx'
import { cx } from '../../base/cx.ts'
import { DayText } from '../../base/day-text.tsx'
import { Tag } from '../../base/tag.tsx'
import { tagOf, unclearWords } from '../directive-words.ts'
import { useCards } from './card-context.ts'
import { CardFields } from './card-fields.tsx'
import type { EditedPart } from './draft-state.ts'
import { SplitPlaces } from './split-places.tsx'

type DirectiveCardProps = {
  d: DraftDirective
  number: string
  isCurrent: boolean
  editing: EditedPart | null
  /** The field whose words are pointed at. */
  lit: DirectiveField | null
  isLast: boolean
}

/** One directive: a line while it waits, all its fields while it is the current one. */
export const DirectiveCard = memo(function DirectiveCard(props: DirectiveCardProps) {
  const { d, number, isCurrent, editing, lit, isLast } = props
  const cards = useCards()
  const tag = tagOf(d, cards.about)
  return (
    <li
      id={`muc-${d.id}`}
      className={cx(
        'card scroll-mt-24',
        isCurrent && 'border-accent! ring-3 ring-accent-soft',
        !isCurrent && lit && 'border-accent!',
      )}
    >
      <div className="flex items-start">
        <button
          type="button"
          data-card={d.id}
          aria-expanded={isCurrent}
          className="flex min-w-0 flex-1 items-baseline gap-2.5 rounded-card px-4 py-3 text-left -outline-offset-3"
          onClick={() => cards.select(d.id)}
        >
          <span className="num min-w-7.5 flex-none font-semibold">{number}</span>
          <span className="min-w-0 flex-1">{d.title}</span>
          <span className="flex flex-none flex-wrap items-center justify-end gap-x-2 gap-y-1 max-sm:flex-col max-sm:items-end">
            {!isCurrent && d.due && <DayText day={d.due} className="meta" />}
            {!isCurrent && !d.due && <span className="meta">{whenInstead(d)}</span>}
            <Tag tone={tag.tone}>{tag.word}</Tag>
          </span>
        </button>
      </div>
      {isCurrent && (
        <div className="px-4 pb-3.5">
          <TitleAndText d={d} editing={editing === 'title'} />
          {d.span === null && (
            <p className="mt-1.5 flex items-baseline gap-1.5 text-sm text-soon">
              <span className="shape shape-soon" aria-hidden="true" />
              Không còn trong văn bản bên trái; thông báo sẽ ghi thêm nội dung này ở cuối.
            </p>
          )}
          <Doubts doubts={doubtsOf(d, cards.about)} confirmed={d.confirmed} />
          <div id={`beside-${d.id}`} />
          {editing === 'split' ? (
            <SplitPlaces id={d.id} text={d.text} />
          ) : (
            <CardFields d={d} editing={editing} lit={lit} />
          )}
          <Deeds d={d} isLast={isLast} />
        </div>
      )}
    </li>
  )
}, looksTheSame)

/** What stands for a day: "hằng tuần", "kỳ họp sau". */
function whenInstead(d: DraftDirective): string | null {
  if (d.recurrence) return RECURRENCE_NAMES[d.recurrence].toLocaleLowerCase('vi')
  return d.duePrecision === 'next-meeting' ? 'kỳ họp sau' : null
}

/** A line that waits shows little: that its words have moved in the text is no reason to draw it again. */
function looksTheSame(a: DirectiveCardProps, b: DirectiveCardProps): boolean {
  if (a.isCurrent || b.isCurrent)
    return a.d === b.d && a.isCurrent === b.isCurrent && a.number === b.number && sameRest(a, b)
  return a.number === b.number && sameRest(a, b) && (a.d === b.d || shownOf(a.d) === shownOf(b.d))
}
const sameRest = (a: DirectiveCardProps, b: DirectiveCardProps): boolean =>
  a.editing === b.editing && a.lit === b.lit && a.isLast === b.isLast
const shownOf = ({ span: _, evidence: __, ...shown }: DraftDirective): string => JSON.stringify(shown)

/** What is asked about this item, the unclear first; a remark only says. */
function Doubts({ doubts, confirmed }: { doubts: readonly Doubt[]; confirmed: boolean }) {
  const { edit } = useCards()
  const shown = confirmed ? doubts.filter(x => x.level === 'remark') : doubts
  if (shown.length === 0) return null
  return (
    <div className="mt-1.5 flex flex-col gap-1 rounded-lg bg-wash px-3 py-2 text-[0.875rem]" data-doubts="">
      {shown.map(x => (
        <p key={x.words} className="flex items-baseline gap-2">
          <span
            className={cx('shape flex-none', x.level === 'check' ? 'shape-soon text-soon' : 'shape-none text-none')}
            aria-hidden="true"
          />
          <span className="min-w-0 flex-1">{x.words}</span>
          {x.field && x.level !== 'remark' && (
            <button
              type="button"
              className="flex-none font-medium text-accent underline-offset-2 hover:underline touch:min-h-11"
              onClick={() => edit(x.field)}
            >
              Sửa
              <span className="sr-only">: {x.words}</span>
            </button>
          )}
        </p>
      ))}
    </div>
  )
}

function Deeds({ d, isLast }: { d: DraftDirective; isLast: boolean }) {
  const cards = useCards()
  const unclear = unclearWords(d)
  return (
    <div className="mt-3 flex flex-wrap items-center gap-1.5 border-t border-line-soft pt-3">
      <Button
        variant={d.confirmed ? 'secondary' : 'primary'}
        size="s"
        icon={<Check size={15} aria-hidden="true" />}
        aria-keyshortcuts="Enter"
        onClick={() => cards.confirm(d.id)}
      >
        {d.confirmed ? 'Đã xác nhận – mục sau' : 'Xác nhận'}
      </Button>
      <Button variant="quiet" size="s" aria-keyshortcuts="t" onClick={() => cards.edit('split')}>
        Tách
      </Button>
      {!isLast && (
        <Button variant="quiet" size="s" aria-keyshortcuts="g" onClick={() => cards.join(d.id)}>
          Gộp với mục sau
        </Button>
      )}
      <Button variant="quiet" size="s" aria-keyshortcuts="F2" onClick={() => cards.edit('title')}>
        Đổi tên
      </Button>
      <Button variant="quiet" size="s" aria-keyshortcuts="Delete" onClick={() => cards.drop(d.id)}>
        Bỏ
      </Button>
      {unclear && (
        <span className="ml-auto flex items-baseline gap-1.5 text-sm text-none">
          <span className="shape shape-none" aria-hidden="true" />
          {unclear}
        </span>
      )}
    </div>
  )
}

function TitleAndText({ d, editing }: { d: DraftDirective; editing: boolean }) {
  const { set, edit } = useCards()
  const [title, setTitle] = useState(d.title)
  const input = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (!editing) return
    setTitle(d.title)
    input.current?.focus()
    input.current?.select()
  }, [editing, d.title])
  const save = () => {
    const next = title.replace(/\s+/g, ' ').trim()
    if (next.length > 2 && next !== d.title) set(d, 'title', { title: next.slice(0, 300) }, 'Sửa tên việc')
    edit(null)
  }
  return (
    <>
      {editing ? (
        <input
          ref={input}
          aria-label="Tên việc"
          maxLength={300}
          value={title}
          onChange={event => setTitle(event.currentTarget.value)}
          onBlur={save}
          onKeyDown={event => {
            if (event.key === 'Enter') {
              event.preventDefault()
              event.stopPropagation()
              save()
            } else if (event.key === 'Escape') {
              event.stopPropagation()
              edit(null)
            }
          }}
          className="control"
        />
      ) : (
        <p className={cx('line-clamp-3 text-[0.8125rem] text-soft', d.span && 'lg:hidden')} title={d.text}>
          {d.text}
        </p>
      )}
    </>
  )
}
