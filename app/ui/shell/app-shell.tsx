import type { ReactNode } from 'react'
import { FastLinks } from '../base/fast-links.tsx'
import { Flash, type FlashMessage } from '../base/flash.tsx'
import type { NavItem } from './nav-item.ts'
import { PhoneTabs, PhoneTop } from './phone-nav.tsx'
import { SideNav } from './side-nav.tsx'

export type AppShellProps = {
  nav: readonly NavItem[]
  officeName: string
  personName: string
  postTitle?: string | null
  /** Notices not read yet. */
  unread?: number
  noticesHref?: string
  noticesActive?: boolean
  /** Top bar of a phone; the application's name unless told. */
  title?: string
  /** What the server says once, above the page. */
  flash?: FlashMessage | null
  /** The page may use the whole width: boards, side-by-side editors. */
  wide?: boolean
  /** Starts with a PageHeader. */
  children: ReactNode
}

/** The frame of every page for people who are signed in. */
export function AppShell(props: AppShellProps) {
  const { nav, officeName, personName, postTitle, unread, title, flash, wide, children } = props
  const { noticesHref = '/thong-bao', noticesActive = false } = props
  return (
    <div className="lg:grid lg:grid-cols-[14rem_minmax(0,1fr)] print:block">
      <a
        href="#noi-dung"
        className="sr-only z-50 rounded-control bg-accent px-4 py-2 font-medium text-on-accent focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:px-4 focus:py-2"
      >
        Đến nội dung chính
      </a>
      <FastLinks>
        <header className="contents">
          <SideNav
            nav={nav}
            officeName={officeName}
            personName={personName}
            postTitle={postTitle}
            unread={unread}
            noticesHref={noticesHref}
            noticesActive={noticesActive}
          />
          <PhoneTop title={title} officeName={officeName} unread={unread} noticesHref={noticesHref} />
        </header>
      </FastLinks>
      <main
        id="noi-dung"
        tabIndex={-1}
        className={`w-full px-3 pt-4 pb-28 sm:px-6 lg:px-8 lg:pt-5.5 lg:pb-10 print:max-w-none print:p-0 ${wide ? '' : 'max-w-310'}`}
      >
        <Flash flash={flash} />
        {children}
      </main>
      <FastLinks>
        <PhoneTabs nav={nav} personName={personName} postTitle={postTitle} />
      </FastLinks>
    </div>
  )
}
