import { numberOf } from '#app/domain/directive/citation.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import type { DirectiveField } from '#app/domain/extraction/types.ts'
import { CONFIDENCE_TAGS } from '../directive-words.ts'
import type { Pointed } from './draft-state.ts'

const FIELD_NAMES: Record<DirectiveField, string> = {
  lead: 'chủ trì',
  coordinate: 'phối hợp',
  reportTo: 'nơi nhận báo cáo',
  due: 'thời hạn',
  recurrence: 'định kỳ',
}

/** Under the text: by which rule the words that are pointed at gave their field its value. */
export function RuleLine({ directives, pointed }: { directives: readonly DraftDirective[]; pointed: Pointed | null }) {
  const i = directives.findIndex(d => d.id === pointed?.id)
  const d = directives[i]
  const rules = d && pointed ? [...new Set(d.evidence[pointed.field].map(e => e.rule))] : []
  return (
    <p className="meta min-h-9.5 border-t border-line-soft px-4 py-2 sm:px-7.5" aria-live="polite">
      {d && pointed && rules.length > 0 ? (
        <>
          <strong className="font-semibold text-ink">
            Mục {numberOf(d, i)}, {FIELD_NAMES[pointed.field]}
          </strong>
          : {rules.join('; ')}
          {d.confidence[pointed.field] !== 'sure' && ` (${CONFIDENCE_TAGS[d.confidence[pointed.field]].word})`}
        </>
      ) : (
        <span className="max-sm:hidden">
          Chỉ vào chữ gạch chân để xem chữ ấy cho biết gì. <kbd>F6</kbd> sang danh sách.
        </span>
      )}
    </p>
  )
}
