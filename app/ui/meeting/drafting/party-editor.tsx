import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { Combobox } from '../../base/combobox.tsx'
import { MultiCombobox } from '../../base/multi-combobox.tsx'
import { partyOf, partyValue, reportToOf, reportToOptions, reportToValue } from '../party-options.ts'
import { useCards } from './card-context.ts'

const NAMES = { lead: 'Đơn vị chủ trì', coordinate: 'Đơn vị phối hợp' } as const

/** Units and groups, found by a few letters without accents. */
export function PartyEditor({ d, part }: { d: DraftDirective; part: 'lead' | 'coordinate' }) {
  const { parties, set, edit } = useCards()
  return (
    <div className="flex items-start gap-1.5">
      <div className="min-w-0 flex-1">
        <MultiCombobox
          label={NAMES[part]}
          options={parties}
          defaultValues={d[part].map(partyValue)}
          onChange={values =>
            set(
              d,
              part,
              // who was named and not known is settled by choosing
              part === 'lead' ? { lead: values.map(partyOf), unknownNames: [] } : { coordinate: values.map(partyOf) },
              `Sửa ${NAMES[part].toLocaleLowerCase('vi')}`,
            )
          }
        />
      </div>
      <button type="button" className="btn btn-s mt-1" onClick={() => edit(null)}>
        Xong
      </button>
    </div>
  )
}

export function ReportToEditor({ d }: { d: DraftDirective }) {
  const { office, today, set, edit } = useCards()
  return (
    <div className="flex items-start gap-1.5">
      <div className="min-w-0 flex-1">
        <Combobox
          label="Nơi nhận báo cáo"
          options={reportToOptions(office, today, d.reportTo)}
          defaultValue={reportToValue(d.reportTo)}
          emptyLabel="Không nêu"
          onChange={value => {
            set(d, 'reportTo', { reportTo: reportToOf(value) }, 'Sửa nơi nhận báo cáo')
            edit(null)
          }}
        />
      </div>
      <button type="button" className="btn btn-s mt-1" onClick={() => edit(null)}>
        Xong
      </button>
    </div>
  )
}
