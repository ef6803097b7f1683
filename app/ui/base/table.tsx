import ArrowDown from 'lucide-react/dist/esm/icons/arrow-down.mjs'
import ArrowUp from 'lucide-react/dist/esm/icons/arrow-up.mjs'
import type { HTMLAttributes, ReactNode, TdHTMLAttributes } from 'react'
import { cx } from './cx.ts'
import { FastLinks } from './fast-links.tsx'

type TableProps = {
  /** Says what the rows are; read aloud, shown only with `showCaption`. */
  caption: ReactNode
  showCaption?: boolean
  /** Each row becomes a card on a phone; give its cells `label`. Without it the table scrolls sideways. */
  cards?: boolean
  /** Without border and background of its own: inside a flush Card. */
  bare?: boolean
  className?: string
  /** `<thead>` and `<tbody>`. In rows of long lists plain `<tr>`, `<td>`, `<a>` are cheapest: see Td for their attributes. */
  children: ReactNode
}

/** A table of data. Plain links inside go to their page without a page load (see FastLinks). */
export function Table({ caption, showCaption, cards, bare, className, children }: TableProps) {
  const table = (
    <table className={cx('data', cards && 'table-cards', className)}>
      <caption className={showCaption ? 'px-3.5 py-3 text-left font-semibold' : 'sr-only'}>{caption}</caption>
      {children}
    </table>
  )
  const frame = cx('table-frame relative overflow-x-auto', !bare && 'card')
  if (cards) return <FastLinks className={frame}>{table}</FastLinks>
  return (
    <FastLinks className="contents">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by key */}
      <section className={frame} tabIndex={0} aria-label={typeof caption === 'string' ? caption : 'Bảng'}>
        {table}
      </section>
    </FastLinks>
  )
}

export type SortDirection = 'asc' | 'desc'

type ThProps = {
  children?: ReactNode
  numeric?: boolean
  /** Where a click on the heading leads, and how the column is sorted now. */
  sort?: { href: string; direction?: SortDirection | null }
  /** For screen readers, where the heading shows nothing. */
  label?: string
  scope?: 'col' | 'row'
  width?: string
  className?: string
}

/** A heading cell; with `sort` it is a link and says its direction. */
export function Th({ children, numeric, sort, label, scope = 'col', width, className }: ThProps) {
  const direction = sort?.direction
  return (
    <th
      scope={scope}
      className={cx(numeric && 'num', className) || undefined}
      style={width ? { width } : undefined}
      aria-sort={direction === 'asc' ? 'ascending' : direction === 'desc' ? 'descending' : undefined}
    >
      {sort ? (
        <a href={sort.href} className="inline-flex items-center gap-1 text-soft hover:text-accent">
          {children}
          {direction === 'asc' && <ArrowUp size={13} aria-hidden="true" />}
          {direction === 'desc' && <ArrowDown size={13} aria-hidden="true" />}
        </a>
      ) : (
        children
      )}
      {label && <span className="sr-only">{label}</span>}
    </th>
  )
}

type TdProps = TdHTMLAttributes<HTMLTableCellElement> & {
  numeric?: boolean
  /** Heading of the cell when the row is a card: same as `<td data-label="…">`. */
  label?: string
  /** The cell that names the row: same as `className="cell-title"`. */
  main?: boolean
  /** On a phone the cell takes the whole width of the card: same as `data-wide=""`. */
  wide?: boolean
  /** Buttons: same as `<td className="cell-actions"><div>…</div></td>`. */
  actions?: boolean
}

/** A cell. Same as `<td className="num cell-title cell-actions" data-label="…">`. */
export function Td({ numeric, label, main, wide, actions, className, children, ...rest }: TdProps) {
  return (
    <td
      {...rest}
      data-label={label}
      data-wide={wide ? '' : undefined}
      className={cx(numeric && 'num', main && 'cell-title', actions && 'cell-actions', className) || undefined}
    >
      {actions ? <div>{children}</div> : children}
    </td>
  )
}

type TrProps = HTMLAttributes<HTMLTableRowElement> & {
  /** The row that the keys act on. */
  current?: boolean
  /** Ticked. */
  selected?: boolean
}

/** A row; `current` and `selected` are shown (same as `data-current=""`, `data-selected=""`). */
export function Tr({ current, selected, ...rest }: TrProps) {
  return (
    <tr
      {...rest}
      data-current={current ? '' : undefined}
      data-selected={selected ? '' : undefined}
      aria-current={current || undefined}
    />
  )
}

/** A line that heads the rows below it: "Phòng Quản lý đô thị · 4 việc, lâu nhất 19 ngày". */
export function GroupRow({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <tr className="row-group">
      <th scope="colgroup" colSpan={columns}>
        {children}
      </th>
    </tr>
  )
}
