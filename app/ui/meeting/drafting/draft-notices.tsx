import { Button } from '../../base/button.tsx'
import { Callout } from '../../base/callout.tsx'
import type { SaveState } from './draft-saver.ts'
import type { KeptCopy } from './kept-copy.ts'

type DraftNoticesProps = {
  returnReason: string | null
  save: SaveState
  fileError: string | null
  onFileErrorSeen: () => void
  copy: KeptCopy | null
  onRestore: (copy: KeptCopy) => void
  onForget: () => void
  onCompare: () => void
  onRetry: () => void
}

/** What must be known before working on: a returned draft, work of an earlier time, a save that failed. */
export function DraftNotices(props: DraftNoticesProps) {
  const { returnReason, save, fileError, onFileErrorSeen, copy, onRestore, onForget, onCompare, onRetry } = props
  return (
    <div className="flex flex-col gap-2.5 not-empty:mb-3.5">
      {returnReason && (
        <Callout tone="soon" title="Lãnh đạo trả lại dự thảo">
          {returnReason}
        </Callout>
      )}
      {copy && (
        <Callout
          tone="wait"
          title="Lần trước còn nội dung chưa kịp lưu"
          actions={
            <>
              <Button size="s" variant="primary" onClick={() => onRestore(copy)}>
                Khôi phục
              </Button>
              <Button size="s" onClick={onForget}>
                Bỏ
              </Button>
            </>
          }
        >
          Máy này giữ một bản soạn dở gồm {copy.directives.length} nội dung chỉ đạo.
        </Callout>
      )}
      {save.kind === 'stale' && (
        <Callout
          tone="soon"
          title={`${save.theirs.by} đã lưu bản khác`}
          actions={
            <Button size="s" onClick={onCompare}>
              So hai bản
            </Button>
          }
        >
          Những gì bạn soạn tiếp chỉ được giữ trên máy này cho đến khi bạn chọn bản để làm tiếp.
        </Callout>
      )}
      {save.kind === 'failed' && (
        <Callout
          tone="late"
          title="Chưa lưu được"
          actions={
            <Button size="s" onClick={onRetry}>
              Lưu lại ngay
            </Button>
          }
        >
          {save.message}
        </Callout>
      )}
      {fileError && (
        <Callout
          tone="late"
          title="Chưa đọc được tệp"
          actions={
            <Button size="s" onClick={onFileErrorSeen}>
              Đã hiểu
            </Button>
          }
        >
          {fileError}
        </Callout>
      )}
    </div>
  )
}
