import { type Editor, useEditorState } from '@tiptap/react'
import Bold from 'lucide-react/dist/esm/icons/bold.mjs'
import FileUp from 'lucide-react/dist/esm/icons/file-up.mjs'
import Italic from 'lucide-react/dist/esm/icons/italic.mjs'
import Plus from 'lucide-react/dist/esm/icons/plus.mjs'
import Redo2 from 'lucide-react/dist/esm/icons/redo-2.mjs'
import Scissors from 'lucide-react/dist/esm/icons/scissors.mjs'
import Underline from 'lucide-react/dist/esm/icons/underline.mjs'
import Undo2 from 'lucide-react/dist/esm/icons/undo-2.mjs'
import type { ReactNode } from 'react'

type EditorBarProps = {
  editor: Editor
  /** Whether the caret stands where an item can be split. */
  canSplit: () => boolean
  uploading: boolean
  onSplit: () => void
  onAdd: () => void
  onFile: (file: File) => void
}

/** What can be done to the text. The buttons leave the caret where it is. */
export function EditorBar({ editor, canSplit, uploading, onSplit, onAdd, onFile }: EditorBarProps) {
  // only what the bar shows makes it draw again, not every letter
  const look = useEditorState({
    editor,
    selector: () => ({
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      underline: editor.isActive('underline'),
      canSplit: canSplit(),
      canAdd: !editor.state.selection.empty,
    }),
  })
  const size = 16
  return (
    <div
      role="toolbar"
      aria-label="Công cụ soạn thảo"
      className="flex flex-wrap items-center gap-0.5 border-b border-line-soft px-2 py-1.5"
    >
      <Tool label="Đậm" keys="Ctrl+B" on={look.bold} does={() => editor.chain().focus().toggleBold().run()}>
        <Bold size={size} aria-hidden="true" />
      </Tool>
      <Tool label="Nghiêng" keys="Ctrl+I" on={look.italic} does={() => editor.chain().focus().toggleItalic().run()}>
        <Italic size={size} aria-hidden="true" />
      </Tool>
      <Tool
        label="Gạch chân"
        keys="Ctrl+U"
        on={look.underline}
        does={() => editor.chain().focus().toggleUnderline().run()}
      >
        <Underline size={size} aria-hidden="true" />
      </Tool>
      <span className="mx-1 h-5 w-px bg-line" aria-hidden="true" />
      <Tool label="Hoàn tác trong văn bản" keys="Ctrl+Z" does={() => editor.chain().focus().undo().run()}>
        <Undo2 size={size} aria-hidden="true" />
      </Tool>
      <Tool label="Làm lại trong văn bản" keys="Ctrl+Shift+Z" does={() => editor.chain().focus().redo().run()}>
        <Redo2 size={size} aria-hidden="true" />
      </Tool>
      <span className="min-w-1 flex-1" />
      {look.canSplit && (
        <button
          type="button"
          className="btn btn-s btn-quiet"
          onMouseDown={event => event.preventDefault()}
          onClick={onSplit}
        >
          <Scissors size={15} aria-hidden="true" /> Tách tại con trỏ
        </button>
      )}
      {look.canAdd && (
        <button
          type="button"
          className="btn btn-s btn-quiet"
          onMouseDown={event => event.preventDefault()}
          onClick={onAdd}
        >
          <Plus size={15} aria-hidden="true" /> Thêm từ đoạn chọn
        </button>
      )}
      <label className="btn btn-s btn-quiet cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-accent">
        <FileUp size={15} aria-hidden="true" />
        {uploading ? 'Đang đọc tệp…' : 'Tải tệp .docx, .pdf, .txt'}
        <input
          type="file"
          accept=".docx,.pdf,.txt"
          className="sr-only"
          disabled={uploading}
          onChange={event => {
            const file = event.currentTarget.files?.[0]
            event.currentTarget.value = ''
            if (file) onFile(file)
          }}
        />
      </label>
    </div>
  )
}

type ToolProps = { label: string; keys: string; on?: boolean; does: () => void; children: ReactNode }

const Tool = ({ label, keys, on, does, children }: ToolProps) => (
  <button
    type="button"
    title={`${label} (${keys})`}
    aria-label={label}
    aria-pressed={on}
    onMouseDown={event => event.preventDefault()}
    onClick={does}
    className="grid size-8 place-items-center rounded-md text-soft hover:bg-wash hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent touch:size-11"
  >
    {children}
  </button>
)
