import Bell from 'lucide-react/dist/esm/icons/bell.mjs'
import { cx } from '../base/cx.ts'
import { AccountBox } from './account-box.tsx'
import { APP_NAME, NO_SECRETS } from './brand.tsx'
import { NavCount } from './nav-count.tsx'
import { groupNav, type NavItem } from './nav-item.ts'

type SideNavProps = {
  nav: readonly NavItem[]
  officeName: string
  personName: string
  postTitle?: string | null
  unread?: number
  noticesHref: string
  noticesActive: boolean
}

/** The left column from 1024 px. */
export function SideNav(props: SideNavProps) {
  const { nav, officeName, personName, postTitle, unread, noticesHref, noticesActive } = props
  return (
    <div className="sticky top-0 flex h-dvh flex-col overflow-y-auto border-r border-line bg-paper px-3 pt-4.5 pb-3 max-lg:hidden print:hidden">
      <div className="grid grid-cols-[1fr_auto] items-center pb-3 pl-2.5">
        <a href="/" className="col-span-2 text-ink no-underline hover:no-underline">
          <span className="font-bold tracking-tight">{APP_NAME}</span>
        </a>
        <span className="text-xs text-soft">{officeName}</span>
        <a
          href={noticesHref}
          aria-current={noticesActive ? 'page' : undefined}
          className="relative grid size-9 flex-none place-items-center rounded-control text-soft hover:bg-wash hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent"
        >
          <Bell size={18} aria-hidden="true" />
          <span className="sr-only">Thông báo{unread ? `: ${unread} chưa đọc` : ''}</span>
          {unread ? (
            <span
              aria-hidden="true"
              className="num absolute -top-0.5 -right-0.5 min-w-4.5 rounded-full bg-late px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-on-late"
            >
              {unread > 99 ? '99+' : unread}
            </span>
          ) : null}
        </a>
      </div>
      <nav aria-label="Chính" className="flex flex-1 flex-col">
        {groupNav(nav).map((group, i) => (
          <ul
            key={`${group.name}${i}`}
            aria-label={group.name || undefined}
            className={cx('flex flex-col gap-0.5', i > 0 && 'mt-2.5 border-t border-line-soft pt-2.5')}
          >
            {group.items.map(item => (
              <li key={item.href}>
                <a
                  href={item.href}
                  aria-current={item.active ? 'page' : undefined}
                  className={cx(
                    'flex items-center justify-between gap-2 rounded-control px-2.5 py-2 no-underline hover:no-underline',
                    item.active ? 'bg-accent-soft font-semibold text-accent' : 'text-ink hover:bg-wash',
                  )}
                >
                  {item.label}
                  <NavCount item={item} />
                </a>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className="mt-4 border-t border-line-soft pt-2">
        <AccountBox personName={personName} postTitle={postTitle} />
        <p className="px-2.5 pt-1.5 text-xs text-soft">{NO_SECRETS}</p>
      </div>
    </div>
  )
}
