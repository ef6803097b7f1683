import { useState } from 'react'
import { Button } from '../../base/button.tsx'
import { Textarea } from '../../base/textarea.tsx'

/** An item the text does not have yet: it is written into the text too, so that the notice says it. */
export function AddByHand({
  open,
  onOpen,
  onAdd,
}: {
  open: boolean
  onOpen: (open: boolean) => void
  onAdd: (text: string) => void
}) {
  const [text, setText] = useState('')
  if (!open)
    return (
      <Button variant="quiet" size="s" aria-keyshortcuts="a" onClick={() => onOpen(true)}>
        + Thêm nội dung chỉ đạo
      </Button>
    )
  const add = () => {
    const sentence = text.replace(/\s+/g, ' ').trim()
    if (sentence.length < 3) return
    onAdd(sentence)
    setText('')
    onOpen(false)
  }
  return (
    <div className="card w-full p-3.5">
      <label htmlFor="them-noi-dung" className="text-[0.875rem] font-medium">
        Nội dung chỉ đạo thêm
      </label>
      <Textarea
        id="them-noi-dung"
        autoFocus
        rows={2}
        className="mt-1 min-h-16!"
        placeholder="Phòng Nội vụ báo cáo kết quả trước ngày 20/6"
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
            event.preventDefault()
            add()
          } else if (event.key === 'Escape') onOpen(false)
        }}
      />
      <p className="meta mt-1">
        Được ghi vào cuối văn bản với số tiếp theo, và đọc ra đơn vị, thời hạn như các mục khác.
      </p>
      <div className="mt-2 flex gap-2">
        <Button variant="primary" size="s" onClick={add}>
          Thêm
        </Button>
        <Button variant="quiet" size="s" onClick={() => onOpen(false)}>
          Thôi
        </Button>
      </div>
    </div>
  )
}
