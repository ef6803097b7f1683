import { numberOf } from '#app/domain/directive/citation.ts'
import { countAsking } from '#app/domain/directive/doubt.ts'
import { Button } from '../../base/button.tsx'
import { KeyHints } from '../../base/kbd.tsx'
import { AskingLine } from './asking-line.tsx'
import { DirectiveCard } from './directive-card.tsx'
import type { DraftState } from './draft-state.ts'

const KEYS = [
  { keys: ['Enter'], does: 'xác nhận' },
  { keys: ['X'], does: 'mục cần xem' },
  { keys: ['↓', '↑'], does: 'mục sau, trước' },
  { keys: ['Đ'], does: 'đơn vị' },
  { keys: ['H'], does: 'hạn' },
  { keys: ['P'], does: 'phối hợp' },
  { keys: ['N'], does: 'nơi nhận' },
  { keys: ['T'], does: 'tách' },
  { keys: ['G'], does: 'gộp' },
  { keys: ['A'], does: 'thêm' },
  { keys: ['Delete'], does: 'bỏ' },
  { keys: ['Ctrl Z'], does: 'hoàn tác' },
  { keys: ['?'], does: 'mọi phím' },
]

type CardListProps = {
  state: DraftState
  onShowText: () => void
  onNext: () => void
  onConfirmSure: () => void
  onHelp: () => void
}

export function CardList({ state, onShowText, onNext, onConfirmSure, onHelp }: CardListProps) {
  const { directives, current, editing, pointed, about } = state
  if (directives.length === 0)
    return (
      <div className="card px-5 py-8 text-center">
        <p className="font-semibold">Chưa có nội dung chỉ đạo nào</p>
        <p className="meta mx-auto mt-1 max-w-sm">
          Gõ, dán hoặc tải lên văn bản kết luận: phần mềm nhận ra từng nội dung, đơn vị, thời hạn và chỉ rõ câu chữ đã
          cho biết điều đó.
        </p>
        <div className="mt-3 lg:hidden">
          <Button onClick={onShowText}>Mở văn bản</Button>
        </div>
      </div>
    )
  return (
    <section aria-label="Nội dung chỉ đạo">
      <AskingLine
        asking={countAsking(directives, about)}
        onNext={onNext}
        onConfirmSure={onConfirmSure}
        onHelp={onHelp}
      />
      {/* apart from the text: a letter there is no reason to lay this list out again, nor the other way round */}
      <ol className="flex flex-col gap-2.5 [contain:layout_style]">
        {directives.map((d, i) => (
          <DirectiveCard
            key={d.id}
            d={d}
            number={numberOf(d, i)}
            isCurrent={d.id === current}
            editing={d.id === current ? editing : null}
            lit={pointed?.id === d.id ? pointed.field : null}
            isLast={i === directives.length - 1}
          />
        ))}
      </ol>
      <div className="mt-3.5">
        <KeyHints keys={KEYS} />
      </div>
    </section>
  )
}
