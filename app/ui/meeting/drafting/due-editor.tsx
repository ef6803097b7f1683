import { useState } from 'react'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { readTypedDue } from '#app/domain/directive/due-typed.ts'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'
import { useCards } from './card-context.ts'

/** Type a day the short way ("10/6"), or say that it follows the next meeting or has none. */
export function DueEditor({ d }: { d: DraftDirective }) {
  const { meetingDay, set, edit } = useCards()
  const [text, setText] = useState(d.due ? formatDay(d.due) : '')
  const read = readTypedDue(text, meetingDay)
  const put = (values: Partial<DraftDirective>, what: string) => {
    set(d, 'due', { dueTime: null, otherDues: d.otherDues, ...values }, what)
    edit(null)
  }
  const save = () => {
    if (read && read !== d.due) put({ due: read, duePrecision: 'day' }, `Thời hạn ${formatDay(read)}`)
    else if (text.trim() === '' && d.due) put({ due: null, duePrecision: 'none' }, 'Bỏ thời hạn')
    else edit(null)
  }
  const wrong = text.trim() !== '' && !read
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="text"
          inputMode="numeric"
          aria-label="Thời hạn"
          aria-invalid={wrong || undefined}
          placeholder="10/6 hoặc 10/06/2026"
          autoComplete="off"
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          onFocus={event => event.currentTarget.select()}
          onKeyDown={event => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            event.stopPropagation()
            if (!wrong) save()
          }}
          className="control num w-44! py-1! min-h-8! touch:min-h-11!"
        />
        <span className="meta" aria-live="polite">
          {read ? `${weekdayName(read)}, ${formatDay(read)}` : wrong ? 'chưa ra ngày nào' : ''}
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
        <button type="button" className="btn btn-s btn-quiet" onClick={() => edit(null)}>
          Thôi
        </button>
      </div>
    </>
  )
}
