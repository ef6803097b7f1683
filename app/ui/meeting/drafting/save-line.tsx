import { formatTime, instant } from '#app/domain/shared/instant.ts'
import { Progress } from '../../base/progress.tsx'
import type { SaveState } from './draft-saver.ts'

/** "Đã xác nhận 4/6 · tự lưu 10:42" */
export function SaveLine({ done, total, save }: { done: number; total: number; save: SaveState }) {
  const words = saveWords(save)
  return (
    <div className="w-full sm:w-60">
      <Progress
        value={done}
        max={Math.max(1, total)}
        label="Đã xác nhận"
        text={
          <>
            Đã xác nhận {done}/{total}
            {words && (
              <span
                role="status"
                className={save.kind === 'failed' || save.kind === 'stale' ? 'font-medium text-late' : ''}
              >
                {' '}
                · {words}
              </span>
            )}
          </>
        }
      />
    </div>
  )
}

function saveWords(save: SaveState): string | null {
  switch (save.kind) {
    case 'still':
      return save.at ? `đã lưu ${formatTime(instant(save.at))}` : null
    case 'saved':
      return `tự lưu ${formatTime(instant(save.at))}`
    case 'waiting':
      return 'đang soạn…'
    case 'saving':
      return 'đang lưu…'
    case 'stale':
      return 'có bản khác'
    case 'failed':
      return 'chưa lưu được'
  }
}
