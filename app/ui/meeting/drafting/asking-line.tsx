import type { Asking } from '#app/domain/directive/doubt.ts'
import { Button } from '../../base/button.tsx'

type AskingLineProps = { asking: Asking; onNext: () => void; onConfirmSure: () => void; onHelp: () => void }

/** "còn 2 mục chưa rõ, 3 mục nên xem": how much is left to look at, and the way to the next. */
export function AskingLine({ asking, onNext, onConfirmSure, onHelp }: AskingLineProps) {
  const { unclear, check, sure } = asking
  const open = unclear + check
  return (
    <div className="mb-2.5 flex flex-wrap items-center gap-x-1.5 gap-y-1.5">
      <p className="min-w-0 flex-1 text-[0.9375rem]" role="status">
        {open + sure === 0 ? (
          <span className="flex items-baseline gap-2 font-medium text-ok">
            <span className="shape shape-ok" aria-hidden="true" />
            Mọi nội dung đã xác nhận
          </span>
        ) : open === 0 ? (
          'Không còn mục nào phải xem'
        ) : (
          <>
            còn{' '}
            {unclear > 0 && (
              <span className="font-semibold whitespace-nowrap">
                <span className="shape shape-none mr-1 text-none" aria-hidden="true" />
                {unclear} mục chưa rõ
              </span>
            )}
            {unclear > 0 && check > 0 && ', '}
            {check > 0 && (
              <span className="font-semibold whitespace-nowrap">
                <span className="shape shape-soon mr-1 text-soon" aria-hidden="true" />
                {check} mục nên xem
              </span>
            )}
          </>
        )}
      </p>
      <Button size="s" variant="quiet" aria-keyshortcuts="?" className="max-sm:hidden" onClick={onHelp}>
        <span className="sr-only">Phím tắt </span>
        <kbd>?</kbd>
      </Button>
      <span className="basis-full" />
      {open > 0 && (
        <Button size="s" aria-keyshortcuts="x" onClick={onNext}>
          Mục cần xem <kbd className="ml-1 max-sm:hidden">X</kbd>
        </Button>
      )}
      {sure > 0 && (
        <Button size="s" aria-keyshortcuts="Shift+Enter" onClick={onConfirmSure}>
          Nhận cả {sure} mục chắc chắn
        </Button>
      )}
    </div>
  )
}
