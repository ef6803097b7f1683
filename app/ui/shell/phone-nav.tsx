import { useLocation } from '@remix-run/react'
import Bell from 'lucide-react/dist/esm/icons/bell.mjs'
import Ellipsis from 'lucide-react/dist/esm/icons/ellipsis.mjs'
import { useRef } from 'react'
import { cx } from '../base/cx.ts'
import { useDetailsDismiss } from '../base/use-details-dismiss.ts'
import { AccountBox } from './account-box.tsx'
import { APP_NAME, BrandMark, NO_SECRETS } from './brand.tsx'
import { NavCount } from './nav-count.tsx'
import { NavIcon } from './nav-icon.tsx'
import { groupNav, type NavItem, splitForPhone } from './nav-item.ts'

type PhoneTopProps = { title?: string; officeName: string; unread?: number; noticesHref: string }

/** The bar at the top of a phone: where you are, and whether somebody wrote. */
export function PhoneTop({ title, officeName, unread, noticesHref }: PhoneTopProps) {
  return (
    <div className="sticky top-0 z-30 flex h-14 items-center gap-2.5 border-b border-line bg-paper pr-1.5 pl-4 lg:hidden print:hidden">
      <a
        href="/"
        className="flex min-h-11 min-w-0 flex-1 items-center gap-2.5 text-ink no-underline hover:no-underline"
      >
        <BrandMark />
        <span className="min-w-0">
          <span className="block truncate leading-tight font-semibold">{title ?? APP_NAME}</span>
          <span className="block truncate text-xs text-soft">{officeName}</span>
        </span>
      </a>
      <a href={noticesHref} className="relative grid size-11 flex-none place-items-center rounded-control text-soft">
        <Bell size={21} aria-hidden="true" />
        <span className="sr-only">Thông báo{unread ? `: ${unread} chưa đọc` : ''}</span>
        {unread ? (
          <span
            aria-hidden="true"
            className="num absolute top-1 right-0.5 min-w-4.5 rounded-full bg-late px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-on-late"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </a>
    </div>
  )
}

type PhoneTabsProps = { nav: readonly NavItem[]; personName: string; postTitle?: string | null }

/** "2 nháp" is too long for a tab: only its number stays. */
const forTab = (item: NavItem): NavItem =>
  typeof item.count === 'string' ? { ...item, count: /^\d+/.exec(item.count)?.[0] ?? '' } : item

const TAB =
  'relative flex h-14 w-full flex-col items-center justify-center gap-0.5 px-1 text-xs no-underline hover:no-underline -outline-offset-2'

/** The bar at the bottom of a phone: four places, and "Thêm" for the rest. */
export function PhoneTabs({ nav, personName, postTitle }: PhoneTabsProps) {
  const { tabs, rest } = splitForPhone(nav)
  const { key } = useLocation()
  return (
    <nav
      aria-label="Chính"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-paper pb-[env(safe-area-inset-bottom)] lg:hidden print:hidden"
    >
      <ul className="mx-auto grid max-w-xl auto-cols-fr grid-flow-col">
        {tabs.map(item => (
          <li key={item.href}>
            <a
              href={item.href}
              aria-current={item.active ? 'page' : undefined}
              className={cx(TAB, item.active ? 'font-semibold text-accent' : 'text-soft')}
            >
              <span className="relative">
                <NavIcon name={item.icon ?? 'task'} />
                <NavCount
                  item={forTab(item)}
                  className="absolute -top-1.5 left-full -ml-1.5 rounded-full bg-paper px-1 leading-4 text-[0.6875rem]!"
                />
              </span>
              <span className="max-w-full truncate">{item.short ?? item.label}</span>
            </a>
          </li>
        ))}
        <li>
          <More key={key} items={rest} personName={personName} postTitle={postTitle} />
        </li>
      </ul>
    </nav>
  )
}

/** Keyed by the place, so it is closed again on the next page. */
function More({ items, personName, postTitle }: { items: NavItem[]; personName: string; postTitle?: string | null }) {
  const details = useRef<HTMLDetailsElement>(null)
  useDetailsDismiss(details)
  const inside = items.some(item => item.active)
  return (
    <details ref={details}>
      <summary className={cx(TAB, inside ? 'font-semibold text-accent' : 'text-soft')}>
        <Ellipsis size={21} strokeWidth={1.75} aria-hidden="true" />
        <span>Thêm</span>
      </summary>
      <div className="pop-in absolute inset-x-0 bottom-full max-h-[75dvh] overflow-y-auto rounded-t-2xl border-t border-line bg-paper px-3 pt-3 pb-2 shadow-pop">
        {groupNav(items).map((group, i) => (
          <ul
            key={`${group.name}${i}`}
            aria-label={group.name || undefined}
            className={cx(i > 0 && 'mt-1.5 border-t border-line-soft pt-1.5')}
          >
            {group.items.map(item => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item.active ? 'page' : undefined}
                  className={cx(
                    'flex min-h-11 items-center justify-between gap-2 rounded-control px-2.5 no-underline hover:no-underline',
                    item.active ? 'bg-accent-soft font-semibold text-accent' : 'text-ink',
                  )}
                >
                  {item.label}
                  <NavCount item={item} />
                </a>
              </li>
            ))}
          </ul>
        ))}
        <div className="mt-1.5 border-t border-line-soft pt-1.5">
          <AccountBox personName={personName} postTitle={postTitle} wordy />
          <p className="px-2.5 py-1 text-xs text-soft">{NO_SECRETS}</p>
        </div>
      </div>
    </details>
  )
}
