import { Fragment, type ReactNode } from 'react'
import type { RichBlock, RichDoc, RichText } from '#app/domain/shared/rich-text.ts'

/** A conclusion's text to read. React escapes it; the marks are the three that can be stored. */
export function RichParagraphs({ doc }: { doc: RichDoc }) {
  return doc.content.map((p, i) => (
    <p key={i} className="min-h-[1lh]" {...numbered(p)}>
      {(p.content ?? []).map((n, j) => (
        <Fragment key={j}>{n.type === 'text' ? marked(n) : <br />}</Fragment>
      ))}
    </p>
  ))
}

const numbered = (p: RichBlock): Record<string, string> =>
  p.type === 'directive' ? { 'data-number': p.attrs.items.map(x => x.number).join(', ') } : {}

function marked(n: RichText): ReactNode {
  let content: ReactNode = n.text
  for (const mark of n.marks ?? []) {
    if (mark.type === 'bold') content = <strong>{content}</strong>
    else if (mark.type === 'italic') content = <em>{content}</em>
    else content = <u>{content}</u>
  }
  return content
}
