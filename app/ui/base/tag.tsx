import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { Tone } from './tone.ts'

type TagProps = { tone: Tone; children: ReactNode; href?: string; title?: string; className?: string }

/** A state in a word, with the colour and the shape of its tone: ■ late, ▲ soon, ● ok, ◐ wait, ○ none. */
export function Tag({ tone, children, href, title, className }: TagProps) {
  const name = cx('tag', `tag-${tone}`, className)
  return href ? (
    <a className={name} href={href} title={title}>
      {children}
    </a>
  ) : (
    <span className={name} title={title}>
      {children}
    </span>
  )
}
