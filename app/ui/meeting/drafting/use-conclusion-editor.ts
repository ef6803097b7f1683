import { Placeholder } from '@tiptap/extensions'
import { type Editor, useEditor } from '@tiptap/react'
import { StarterKit } from '@tiptap/starter-kit'
import { useRef } from 'react'
import type { RichDoc } from '#app/domain/shared/rich-text.ts'
import { joinWrappedLines } from '#app/domain/shared/wrapped-lines.ts'
import { DirectiveNode } from './directive-node.ts'
import { EvidenceMarks, type Picked } from './evidence-marks.ts'
import { cleanPastedHtml, cleanPastedText } from './paste.ts'

type Options = {
  doc: RichDoc
  onText: () => void
  onSelection: () => void
  onPick: (picked: Picked | null, position: number) => void
  onPoint: (picked: Picked | null) => void
  /** Numbers behind an edit were counted on. */
  onRenumbered: () => void
}

/** Paragraphs, directives (paragraphs with their numbers), line breaks, bold, italic, underline: exactly what the server lets through (shared/rich-text.ts). */
export function useConclusionEditor({
  doc,
  onText,
  onSelection,
  onPick,
  onPoint,
  onRenumbered,
}: Options): Editor | null {
  // the editor is made once; what it calls is always the latest
  const calls = useRef({ onText, onSelection, onPick, onPoint, onRenumbered })
  calls.current = { onText, onSelection, onPick, onPoint, onRenumbered }
  return useEditor({
    immediatelyRender: false,
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    content: doc,
    extensions: [
      StarterKit.configure({
        blockquote: false,
        bulletList: false,
        code: false,
        codeBlock: false,
        dropcursor: false,
        gapcursor: false,
        heading: false,
        horizontalRule: false,
        link: false,
        listItem: false,
        listKeymap: false,
        orderedList: false,
        strike: false,
        trailingNode: false,
      }),
      Placeholder.configure({
        placeholder: 'Gõ hoặc dán kết luận cuộc họp vào đây. Mỗi nội dung chỉ đạo sẽ hiện ra ở bên cạnh.',
      }),
      DirectiveNode.configure({ onRenumbered: () => calls.current.onRenumbered() }),
      EvidenceMarks.configure({
        onPick: (picked, position) => calls.current.onPick(picked, position),
        onPoint: picked => calls.current.onPoint(picked),
      }),
    ],
    editorProps: {
      attributes: {
        class: 'doc px-4 py-4 sm:px-7.5 sm:py-5 text-[0.96875rem]',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': 'Nội dung kết luận',
        spellcheck: 'false',
        lang: 'vi',
      },
      transformPastedHTML: cleanPastedHtml,
      transformPastedText: text => joinWrappedLines(cleanPastedText(text)),
    },
    onUpdate: () => calls.current.onText(),
    onSelectionUpdate: () => calls.current.onSelection(),
  })
}
