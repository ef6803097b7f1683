import Star from 'lucide-react/dist/esm/icons/star.mjs'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { countSeeds, fanOut } from '#app/domain/directive/fan-out.ts'
import { type DirectiveField, RECURRENCE_NAMES } from '#app/domain/extraction/types.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { URGENCY_NAMES } from '#app/domain/task/attention.ts'
import { cx } from '../../base/cx.ts'
import { DayText } from '../../base/day-text.tsx'
import { Select } from '../../base/select.tsx'
import { dueWords, partyLabel, precisionWords, productIn, reportToName } from '../directive-words.ts'
import { useCards } from './card-context.ts'
import { CardRow, Chip } from './card-row.tsx'
import type { EditedPart } from './draft-state.ts'
import { DueEditor } from './due-editor.tsx'
import { PartyEditor, ReportToEditor } from './party-editor.tsx'

type CardFieldsProps = { d: DraftDirective; editing: EditedPart | null; lit: DirectiveField | null }

/** The rules that gave a field its value; a name that stands there as it is called needs none. */
const ruleOf = (d: DraftDirective, field: DirectiveField): string | null =>
  d.touched?.includes(field)
    ? 'bạn đã sửa'
    : [...new Set(d.evidence[field].map(e => e.rule))].filter(saysMore).join('; ') || null

function saysMore(rule: string): boolean {
  const [words = '', value = ''] = rule.split(' → ')
  return fold(words) !== fold(value)
}

/** Who, with whom, to whom, until when – each with the words that gave it. */
export function CardFields({ d, editing, lit }: CardFieldsProps) {
  const { office, today } = useCards()
  const seeds = countSeeds(fanOut(d, office, today))
  const due = dueWords(d)
  const product = productIn(d.text)
  const units = seeds.work > 1 || d.lead.some(p => p.kind === 'group') ? `${seeds.work} đơn vị` : null
  return (
    <div className="mt-2 flex flex-col gap-1">
      <CardRow
        label="Chủ trì"
        id={d.id}
        part="lead"
        field="lead"
        lit={lit === 'lead'}
        shortcut="d"
        editing={editing === 'lead'}
        confidence={d.confidence.lead}
        why={[units, leadWhy(d)].filter(Boolean).join(' · ') || null}
        editor={<PartyEditor d={d} part="lead" />}
      >
        {d.lead.length === 0 ? (
          <Chip empty>Chọn đơn vị…</Chip>
        ) : (
          d.lead.map(p => <Chip key={p.kind + p.id}>{partyLabel(office, p, today)}</Chip>)
        )}
      </CardRow>
      {(d.coordinate.length > 0 || editing === 'coordinate') && (
        <CardRow
          label="Phối hợp"
          id={d.id}
          part="coordinate"
          field="coordinate"
          lit={lit === 'coordinate'}
          shortcut="p"
          editing={editing === 'coordinate'}
          confidence={d.confidence.coordinate}
          why={ruleOf(d, 'coordinate')}
          editor={<PartyEditor d={d} part="coordinate" />}
        >
          {d.coordinate.map(p => (
            <Chip key={p.kind + p.id}>{partyLabel(office, p, today)}</Chip>
          ))}
        </CardRow>
      )}
      {(d.reportTo !== null || editing === 'reportTo') && (
        <CardRow
          label="Nơi nhận"
          id={d.id}
          part="reportTo"
          field="reportTo"
          lit={lit === 'reportTo'}
          shortcut="n"
          editing={editing === 'reportTo'}
          confidence={d.confidence.reportTo}
          why={
            [seeds.synthesis > 0 ? 'được giao tổng hợp cho kỳ họp sau' : null, ruleOf(d, 'reportTo')]
              .filter(Boolean)
              .join(' · ') || null
          }
          editor={<ReportToEditor d={d} />}
        >
          <Chip>{reportToName(office, d.reportTo)}</Chip>
        </CardRow>
      )}
      <CardRow
        label="Thời hạn"
        id={d.id}
        part="due"
        field="due"
        lit={lit === 'due'}
        shortcut="h"
        editing={editing === 'due'}
        confidence={due ? d.confidence.due : undefined}
        why={ruleOf(d, 'due')}
        editor={<DueEditor d={d} />}
      >
        {due ? (
          <Chip>{d.due ? <DayText day={d.due} weekday /> : due}</Chip>
        ) : (
          <Chip empty>{d.recurrence ? 'theo kỳ' : 'Chưa có thời hạn'}</Chip>
        )}
        {d.due && precisionWords(d.duePrecision) && <span className="meta">{precisionWords(d.duePrecision)}</span>}
        {d.otherDues.map(day => (
          <Chip key={day}>
            mốc <DayText day={day} />
          </Chip>
        ))}
      </CardRow>
      <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] items-center gap-x-2.5 sm:grid-cols-[6.25rem_minmax(0,1fr)]">
        <span className="text-[0.875rem] text-soft">Sản phẩm</span>
        <span>{product ? <Chip>{product}</Chip> : <span className="meta">văn bản chưa nêu</span>}</span>
      </div>
      {(d.recurrence !== null || editing === 'recurrence') && (
        <CardRow
          label="Định kỳ"
          id={d.id}
          part="recurrence"
          field="recurrence"
          lit={lit === 'recurrence'}
          shortcut="r"
          editing={editing === 'recurrence'}
          confidence={d.confidence.recurrence}
          why={ruleOf(d, 'recurrence')}
          editor={<RecurrenceEditor d={d} />}
        >
          {d.recurrence && <Chip>{RECURRENCE_NAMES[d.recurrence]}</Chip>}
        </CardRow>
      )}
      <MoreFields d={d} editing={editing} />
    </div>
  )
}

/** Where no words of the item itself name the unit, the heading above does. */
function leadWhy(d: DraftDirective): string | null {
  if (d.touched?.includes('lead')) return 'bạn đã sửa'
  if (d.lead.length === 0 || d.span === null) return null
  const own = d.evidence.lead.some(e => e.start >= d.span!.start && e.end <= d.span!.end)
  const rule = ruleOf(d, 'lead')
  return own || rule ? rule : 'theo đề mục phía trên'
}

function RecurrenceEditor({ d }: { d: DraftDirective }) {
  const { set, edit } = useCards()
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Select
        aria-label="Định kỳ"
        className="w-auto! max-w-56 min-h-8! py-1! touch:min-h-11!"
        value={d.recurrence ?? ''}
        emptyLabel="Không định kỳ"
        options={Object.entries(RECURRENCE_NAMES).map(([value, label]) => ({ value, label }))}
        onChange={event =>
          set(
            d,
            'recurrence',
            { recurrence: (event.currentTarget.value || null) as DraftDirective['recurrence'] },
            'Sửa định kỳ',
          )
        }
        onKeyDown={event => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          event.stopPropagation()
          edit(null)
        }}
      />
      <button type="button" className="btn btn-s" onClick={() => edit(null)}>
        Xong
      </button>
    </div>
  )
}

/** What most directives leave as it is: on one line, small. */
function MoreFields({ d, editing }: Omit<CardFieldsProps, 'lit'>) {
  const { office, set, edit } = useCards()
  const small =
    'min-h-8! w-auto! border-line! py-1! pr-8! pl-2.5! text-[0.8125rem]! bg-[position:right_0.4rem_center]! touch:min-h-11!'
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1.5">
      {d.coordinate.length === 0 && editing !== 'coordinate' && (
        <button type="button" className="btn btn-s btn-quiet" aria-keyshortcuts="p" onClick={() => edit('coordinate')}>
          + Phối hợp
        </button>
      )}
      {d.reportTo === null && editing !== 'reportTo' && (
        <button type="button" className="btn btn-s btn-quiet" aria-keyshortcuts="n" onClick={() => edit('reportTo')}>
          + Nơi nhận báo cáo
        </button>
      )}
      {d.recurrence === null && editing !== 'recurrence' && (
        <button type="button" className="btn btn-s btn-quiet" aria-keyshortcuts="r" onClick={() => edit('recurrence')}>
          + Định kỳ
        </button>
      )}
      <Select
        aria-label="Độ khẩn"
        className={cx(small, d.urgency !== 'normal' && 'border-late! text-late')}
        value={d.urgency}
        options={Object.entries(URGENCY_NAMES).map(([value, label]) => ({ value, label }))}
        onChange={event =>
          set(d, 'urgency', { urgency: event.currentTarget.value as DraftDirective['urgency'] }, 'Sửa độ khẩn')
        }
      />
      {office.fields.length > 0 && (
        <Select
          aria-label="Lĩnh vực"
          className={cx(small, 'max-w-44')}
          value={d.fieldId ?? ''}
          emptyLabel="Lĩnh vực…"
          options={office.fields.map(f => ({ value: f.id, label: f.name }))}
          onChange={event => set(d, 'field', { fieldId: event.currentTarget.value || null }, 'Sửa lĩnh vực')}
        />
      )}
      <button
        type="button"
        aria-pressed={d.starred}
        className={cx('btn btn-s', d.starred && 'border-soon! text-soon!')}
        onClick={() => set(d, 'starred', { starred: !d.starred }, d.starred ? 'Bỏ dấu sao' : 'Gắn dấu sao')}
      >
        <Star size={14} aria-hidden="true" fill={d.starred ? 'currentColor' : 'none'} />
        {d.starred ? 'Trọng tâm' : 'Gắn sao'}
      </button>
    </div>
  )
}
