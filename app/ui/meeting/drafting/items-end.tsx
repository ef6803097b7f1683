import { Button } from '../../base/button.tsx'
import { AddByHand } from './add-by-hand.tsx'
import type { DraftState } from './draft-state.ts'

type ItemsEndProps = {
  state: DraftState
  adding: boolean
  onAdding: (open: boolean) => void
  onAdd: (sentence: string) => void
  onReadAfresh: () => void
  onUndo: () => void
}

/** Under the list: one more by hand, everything read afresh, and what was just done. */
export function ItemsEnd({ state, adding, onAdding, onAdd, onReadAfresh, onUndo }: ItemsEndProps) {
  return (
    <>
      <div className="mt-2.5 flex flex-wrap items-center gap-2">
        <AddByHand open={adding} onOpen={onAdding} onAdd={onAdd} />
        {state.directives.length > 0 && !adding && (
          <Button variant="quiet" size="s" onClick={onReadAfresh}>
            Đọc lại từ đầu
          </Button>
        )}
      </div>
      <p className="meta mt-2 min-h-5" role="status">
        {state.said}
        {state.past.length > 0 && state.said && !state.said.startsWith('Đã hoàn tác') && (
          <button
            type="button"
            className="ml-2 text-accent underline-offset-2 hover:underline touch:min-h-11"
            onClick={onUndo}
          >
            Hoàn tác
          </button>
        )}
      </p>
    </>
  )
}
