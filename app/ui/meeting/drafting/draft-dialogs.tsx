import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { formatInstant, instant } from '#app/domain/shared/instant.ts'
import { plainTextOf, type RichDoc } from '#app/domain/shared/rich-text.ts'
import { Button } from '../../base/button.tsx'
import { Dialog } from '../../base/dialog.tsx'
import type { TheirVersion } from './draft-saver.ts'

type StaleDialogProps = {
  theirs: TheirVersion
  mine: { doc: RichDoc; directives: readonly DraftDirective[] }
  onTheirs: () => void
  onMine: () => void
  onLater: () => void
}

/** Two people drafted at once: both versions are shown, and only a decision replaces one by the other. */
export function StaleDialog({ theirs, mine, onTheirs, onMine, onLater }: StaleDialogProps) {
  return (
    <Dialog
      open
      wide
      guarded
      onOpenChange={open => !open && onLater()}
      title={`${theirs.by} đã lưu bản khác`}
      description={`Lúc ${formatInstant(instant(theirs.at))}, trong khi bạn đang soạn. Chưa có gì bị ghi đè: hãy chọn bản để làm tiếp.`}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Version title="Bản của bạn" doc={mine.doc} directives={mine.directives} />
        <Version title={`Bản của ${theirs.by}`} doc={theirs.doc} directives={theirs.directives} />
      </div>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button onClick={onMine}>Giữ bản của tôi, thay bản kia</Button>
        <Button variant="primary" onClick={onTheirs}>
          Làm tiếp trên bản của {theirs.by}
        </Button>
      </div>
    </Dialog>
  )
}

function Version({ title, doc, directives }: { title: string; doc: RichDoc; directives: readonly DraftDirective[] }) {
  const text = plainTextOf(doc)
  return (
    <section className="min-w-0 rounded-card border border-line">
      <header className="flex items-center gap-2 border-b border-line-soft px-3 py-2">
        <h3 className="min-w-0 flex-1 font-semibold">{title}</h3>
        <button type="button" className="btn btn-s btn-quiet" onClick={() => void navigator.clipboard?.writeText(text)}>
          Chép
        </button>
      </header>
      <section
        className="max-h-64 overflow-y-auto px-3 py-2 text-sm whitespace-pre-wrap"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
        tabIndex={0}
        aria-label={title}
      >
        {text || '(chưa có nội dung)'}
      </section>
      <p className="meta border-t border-line-soft px-3 py-2">
        {directives.length} nội dung chỉ đạo, đã xác nhận {directives.filter(d => d.confirmed).length}
      </p>
    </section>
  )
}

type UploadDialogProps = {
  name: string
  text: string
  onReplace: () => void
  onAppend: () => void
  onClose: () => void
}

/** There is text already: a file replaces it only after a question. */
export function UploadDialog({ name, text, onReplace, onAppend, onClose }: UploadDialogProps) {
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title="Đã có văn bản trong khung soạn"
      description={`Tệp “${name}” có ${text.length.toLocaleString('vi')} ký tự. Thay văn bản đang có, hay ghi tiếp vào cuối?`}
    >
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Thôi
        </Button>
        <Button onClick={onAppend}>Ghi tiếp vào cuối</Button>
        <Button variant="primary" onClick={onReplace}>
          Thay văn bản đang có
        </Button>
      </div>
    </Dialog>
  )
}

type SubmitDialogProps = {
  chairName: string
  chairTitle: string
  unconfirmed: readonly { number: string; title: string }[]
  unclear: readonly { number: string; words: string }[]
  busy: boolean
  onSubmit: () => void
  onClose: () => void
}

/** Trình duyệt: what the leader will get, and what is still open. */
export function SubmitDialog(props: SubmitDialogProps) {
  const { chairName, chairTitle, unconfirmed, unclear, busy, onSubmit, onClose } = props
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title="Trình duyệt dự thảo"
      description={`${chairName}, ${chairTitle}, sẽ xem và ban hành. Trong lúc chờ, dự thảo không sửa được nếu không rút lại.`}
    >
      {unconfirmed.length > 0 && (
        <p className="mb-2">
          <span className="shape shape-soon mr-2 text-soon" aria-hidden="true" />
          Chưa xác nhận: {unconfirmed.map(d => d.number).join(', ')}
        </p>
      )}
      {unclear.length > 0 && (
        <ul className="mb-2 flex flex-col gap-1">
          {unclear.map(d => (
            <li key={d.number}>
              <span className="shape shape-none mr-2 text-none" aria-hidden="true" />
              <strong className="font-semibold">{d.number}</strong> {d.words}
            </li>
          ))}
        </ul>
      )}
      {unconfirmed.length === 0 && unclear.length === 0 && <p className="mb-2">Mọi nội dung đã xác nhận và đủ rõ.</p>}
      {unclear.length > 0 && (
        <p className="meta mb-2">Nội dung chưa đủ rõ vẫn trình và ban hành được, rồi bổ sung sau.</p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Xem lại
        </Button>
        <Button variant="primary" aria-busy={busy} disabled={busy} onClick={onSubmit}>
          {busy ? 'Đang trình…' : 'Trình duyệt'}
        </Button>
      </div>
    </Dialog>
  )
}
