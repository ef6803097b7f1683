import { useState } from 'react'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { Card } from '../base/card.tsx'
import { Checkbox } from '../base/checkbox.tsx'
import { cx } from '../base/cx.ts'
import { useHydrated } from '../base/use-hydrated.ts'

export type Presence = 'present' | 'absent' | 'delegate'
type Unit = { id: string; name: string; kind: string }
type Group = { id: string; name: string; unitIds: string[] }

const CHOICES: { value: Presence | ''; label: string; short: string }[] = [
  { value: 'present', label: 'Có mặt', short: 'Có mặt' },
  { value: 'delegate', label: 'Cử người đi thay', short: 'Đi thay' },
  { value: 'absent', label: 'Vắng', short: 'Vắng' },
  { value: '', label: 'Không mời', short: 'Không mời' },
]
const FILTER_FROM = 30

/** The name of a unit's choice in the form; `attendanceFrom` reads them back. */
export const presenceName = (unitId: string): string => `du-hop:${unitId}`

/** "các phòng, ban", but "UBND các phường". */
const inSentence = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase('vi') + name.slice(1) : name

type AttendanceFieldsProps = {
  units: readonly Unit[]
  groups: readonly Group[]
  attendance: Record<string, Presence>
}

/** Who came, unit by unit; whole groups with one press. */
export function AttendanceFields({ units, groups, attendance }: AttendanceFieldsProps) {
  const hydrated = useHydrated()
  const [chosen, setChosen] = useState<Record<string, Presence | ''>>(attendance)
  const [typed, setTyped] = useState('')
  const count = (p: Presence) => Object.values(chosen).filter(x => x === p).length
  const setAll = (ids: readonly string[], presence: Presence | '') =>
    setChosen(now => ({ ...now, ...Object.fromEntries(ids.map(id => [id, presence])) }))
  const query = fold(typed)
  return (
    <Card
      title="Thành phần dự họp"
      subtitle={`Có mặt ${count('present')} · đi thay ${count('delegate')} · vắng ${count('absent')}`}
    >
      {hydrated ? (
        <div className="mb-3 flex flex-wrap gap-2">
          {groups.map(g => {
            const all = g.unitIds.length > 0 && g.unitIds.every(id => chosen[id])
            return (
              <button
                key={g.id}
                type="button"
                className="btn btn-s"
                aria-pressed={all}
                onClick={() =>
                  setAll(
                    g.unitIds.filter(id => all || !chosen[id]),
                    all ? '' : 'present',
                  )
                }
              >
                {all ? 'Bỏ' : 'Tất cả'} {inSentence(g.name)} ({g.unitIds.length})
              </button>
            )
          })}
          {Object.values(chosen).some(Boolean) && (
            <button
              type="button"
              className="btn btn-s btn-quiet"
              onClick={() =>
                setAll(
                  units.map(u => u.id),
                  '',
                )
              }
            >
              Xoá hết
            </button>
          )}
          {units.length > FILTER_FROM && (
            <input
              type="search"
              aria-label="Lọc đơn vị"
              placeholder="Lọc đơn vị…"
              value={typed}
              onChange={event => setTyped(event.currentTarget.value)}
              className="control w-48! min-h-8! py-0.5!"
            />
          )}
        </div>
      ) : (
        <noscript>
          <div className="mb-3 flex flex-col gap-1">
            {groups.map(g => (
              <Checkbox key={g.id} name="presentGroups" value={g.id} label={`Có mặt tất cả: ${g.name}`} />
            ))}
          </div>
        </noscript>
      )}
      <ul className="grid gap-x-6 xl:grid-cols-2">
        {units.map(u => (
          <li
            key={u.id}
            className={cx(
              'flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line-soft py-1.5',
              query !== '' && !fold(u.name).includes(query) && 'hidden',
            )}
          >
            <fieldset className="flex min-w-0 flex-1 flex-wrap items-center justify-between gap-x-3 gap-y-1">
              <legend className="float-left min-w-0 flex-1 py-1 text-[0.9375rem]">{u.name}</legend>
              <span className="flex flex-none gap-0.5 rounded-lg bg-line-soft p-0.5 max-sm:w-full">
                {CHOICES.map(c => (
                  <label
                    key={c.value}
                    title={c.label}
                    className={cx(
                      c.value === '' ? 'has-checked:text-ink' : 'has-checked:text-accent',
                      'cursor-pointer rounded-md px-2 py-0.5 text-center text-[0.8125rem] text-soft has-checked:bg-paper has-checked:font-medium has-checked:shadow-sm has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:flex-1 touch:grid touch:min-h-11 touch:place-items-center',
                    )}
                  >
                    <input
                      type="radio"
                      className="sr-only"
                      name={presenceName(u.id)}
                      value={c.value}
                      checked={(chosen[u.id] ?? '') === c.value}
                      onChange={() => setAll([u.id], c.value)}
                    />
                    {c.short}
                  </label>
                ))}
              </span>
            </fieldset>
          </li>
        ))}
      </ul>
    </Card>
  )
}
