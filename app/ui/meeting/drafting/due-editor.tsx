import { useState } from 'react'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { readTypedDue } from '#app/domain/directive/due-typed.ts'
import { type Day, formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { useCards } from './card-context.ts'

const EXAMPLES = ['10/6', '+5', '+5 ngày làm việc', 'thứ 6', 'cuối tháng', 'cuối quý', 'kỳ sau']

/** Type a day the short way, or say that it follows the next meeting or has none; further days are milestones. */
export function DueEditor({ d }: { d: DraftDirective }) {
  const { about, set, edit } = useCards()
  const [text, setText] = useState(d.due ? formatDay(d.due) : '')
  const read = readTypedDue(text, about)
  const wrong = text.trim() !== '' && !read
  const put = (values: Partial<DraftDirective>, what: string) => {
    set(d, 'due', { dueTime: null, ...values }, what)
    edit(null)
  }
  const save = () => {
    if (text.trim() === '') return d.due ? put({ due: null, duePrecision: 'none' }, 'Bỏ thời hạn') : edit(null)
    if (!read) return
    if (read.due === null) put({ due: null, duePrecision: read.precision }, 'Thời hạn theo kỳ họp sau')
    // also the day that stood there already: she has looked at it
    else
      put(
        { due: read.due, duePrecision: read.precision, otherDues: without(d.otherDues, read.due) },
        `Thời hạn ${formatDay(read.due)}`,
      )
  }
  const addMilestone = () => {
    const day = read?.due
    if (!day || day === d.due) return
    set(d, 'due', { otherDues: [...without(d.otherDues, day), day].sort() }, `Thêm mốc ${formatDay(day)}`)
    setText(d.due ? formatDay(d.due) : '')
  }
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="text"
          aria-label="Thời hạn"
          aria-describedby="cach-go-ngay"
          aria-invalid={wrong || undefined}
          placeholder="10/6, +5, cuối quý…"
          autoComplete="off"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            event.stopPropagation()
            if (event.shiftKey) addMilestone()
            else save()
          }}
          className="control num w-44! py-1! min-h-8! touch:min-h-11!"
        />
        <span className={wrong ? 'text-sm text-late' : 'text-sm font-medium text-accent'} aria-live="polite">
          {read ? typedWords(read.due) : wrong ? 'chưa ra ngày nào' : ''}
        </span>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <button type="button" className="btn btn-s btn-primary" disabled={wrong} onClick={save}>
          Ghi
        </button>
        <button
          type="button"
          className="btn btn-s"
          onClick={() => put({ due: null, duePrecision: 'next-meeting' }, 'Thời hạn theo kỳ họp sau')}
        >
          Kỳ họp sau
        </button>
        <button
          type="button"
          className="btn btn-s"
          onClick={() => put({ due: null, duePrecision: 'none' }, 'Không thời hạn')}
        >
          Không thời hạn
        </button>
        {read?.due && d.due && read.due !== d.due && (
          <button type="button" className="btn btn-s" aria-keyshortcuts="Shift+Enter" onClick={addMilestone}>
            Thêm làm mốc
          </button>
        )}
        <button type="button" className="btn btn-s btn-quiet" onClick={() => edit(null)}>
          Thôi
        </button>
      </div>
      {d.otherDues.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {d.otherDues.map(day => (
            <li key={day}>
              <button
                type="button"
                className="btn btn-s"
                onClick={() => set(d, 'due', { otherDues: without(d.otherDues, day) }, `Bỏ mốc ${formatDay(day)}`)}
              >
                Bỏ mốc {formatDay(day)}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p id="cach-go-ngay" className="meta">
        Gõ được: {EXAMPLES.join(' · ')}
      </p>
    </>
  )
}

const without = (days: readonly Day[], day: Day): Day[] => days.filter(x => x !== day)

const typedWords = (due: Day | null): string => (due ? `= ${weekdayName(due)}, ${formatDay(due)}` : '= kỳ họp sau')
