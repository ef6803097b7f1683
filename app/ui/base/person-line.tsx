import type { ReactNode } from 'react'

type PersonLineProps = {
  name: string
  /** "Trưởng phòng". */
  post?: string | null
  unit?: string | null
  href?: string
  /** "quyền", "thay từ 01/06", "nghỉ phép đến 12/06". */
  note?: ReactNode
}

/** A person in words: name, post, unit. */
export function PersonLine({ name, post, unit, href, note }: PersonLineProps) {
  const rest = [post, unit].filter(Boolean).join(', ')
  return (
    <span>
      {href ? (
        <a href={href} className="font-medium">
          {name}
        </a>
      ) : (
        <span className="font-medium">{name}</span>
      )}
      {(rest || note) && (
        <span className="meta">
          {rest && ` · ${rest}`}
          {note && <> · {note}</>}
        </span>
      )}
    </span>
  )
}
