import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { Kbd } from '../../base/kbd.tsx'
import { partyOf, partyValue, reportToOf, reportToOptions, reportToValue } from '../party-options.ts'
import { useCards } from './card-context.ts'
import { PartyInput } from './party-input.tsx'

const NAMES = { lead: 'Đơn vị chủ trì', coordinate: 'Đơn vị phối hợp' } as const

/** Units and groups, found by a few letters without accents. One lead is the rule, several helpers are. */
export function PartyEditor({ d, part }: { d: DraftDirective; part: 'lead' | 'coordinate' }) {
  const { parties, set, edit } = useCards()
  return (
    <>
      <PartyInput
        label={NAMES[part]}
        options={parties}
        values={d[part].map(partyValue)}
        replaces={part === 'lead'}
        onPut={values =>
          set(
            d,
            part,
            // who was named and not known is settled by choosing
            part === 'lead' ? { lead: values.map(partyOf), unknownNames: [] } : { coordinate: values.map(partyOf) },
            `Sửa ${NAMES[part].toLocaleLowerCase('vi')}`,
          )
        }
        onDone={() => edit(null)}
      />
      <p className="meta flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:hidden">
        <span>
          <Kbd>Enter</Kbd> {part === 'lead' ? 'đổi thành đơn vị này' : 'thêm, Enter lần nữa là xong'}
        </span>
        {part === 'lead' && (
          <span>
            <Kbd>Shift Enter</Kbd> thêm cùng chủ trì
          </span>
        )}
        <span>
          <Kbd>Esc</Kbd> thôi
        </span>
      </p>
      <button type="button" className="btn btn-s self-start sm:hidden" onClick={() => edit(null)}>
        Xong
      </button>
    </>
  )
}

export function ReportToEditor({ d }: { d: DraftDirective }) {
  const { office, today, set, edit } = useCards()
  const now = reportToValue(d.reportTo)
  return (
    <div className="flex items-start gap-1.5">
      <div className="min-w-0 flex-1">
        <PartyInput
          label="Nơi nhận báo cáo"
          options={reportToOptions(office, today, d.reportTo)}
          values={now === '' ? [] : [now]}
          replaces
          onPut={([value = '']) => set(d, 'reportTo', { reportTo: reportToOf(value) }, 'Sửa nơi nhận báo cáo')}
          onDone={() => edit(null)}
        />
      </div>
      <button type="button" className="btn btn-s mt-1" onClick={() => edit(null)}>
        Xong
      </button>
    </div>
  )
}
