import { Form, useLocation } from '@remix-run/react'
import X from 'lucide-react/dist/esm/icons/x.mjs'
import { useState } from 'react'
import { cx } from './cx.ts'
import { SOFT_TONE, type Tone } from './tone.ts'

/** What the server says once, after something was done. Plain data: it comes from a loader. */
export type FlashMessage = {
  message: string
  tone?: Tone
  link?: { href: string; label: string }
  /** A form that takes it back. */
  undo?: { action: string; label?: string; fields?: Record<string, string> }
}

/** The line for what was just done. The live region is always there, so the words are read aloud when they come. It stays until closed, or until the next page. */
export function Flash({ flash }: { flash?: FlashMessage | null }) {
  const { pathname } = useLocation()
  const [said, setSaid] = useState({ flash, pathname, closed: false })
  // the layout's loader does not run again for every page: what it said belongs to the page where it was said
  if (said.flash !== flash) setSaid({ flash, pathname, closed: false })
  const shown = said.flash === flash && said.pathname === pathname && !said.closed
  const tone = flash?.tone ?? 'ok'
  return (
    <div role="status" data-no-print="">
      {flash && shown && (
        <div className={cx('pop-in mb-4 flex items-center gap-3 rounded-card py-1.5 pr-1.5 pl-4', SOFT_TONE[tone])}>
          <span className={`shape shape-${tone}`} aria-hidden="true" />
          <p className="min-w-0 flex-1 py-1 text-[0.875rem] font-medium">
            {flash.message}
            {flash.link && (
              <>
                {' '}
                <a href={flash.link.href} className="text-inherit underline underline-offset-2">
                  {flash.link.label}
                </a>
              </>
            )}
          </p>
          {flash.undo && (
            <Form method="post" action={flash.undo.action}>
              {Object.entries(flash.undo.fields ?? {}).map(([k, v]) => (
                <input key={k} type="hidden" name={k} value={v} />
              ))}
              <button type="submit" className="btn btn-s">
                {flash.undo.label ?? 'Hoàn tác'}
              </button>
            </Form>
          )}
          <button
            type="button"
            onClick={() => setSaid({ ...said, closed: true })}
            className="grid size-8 flex-none place-items-center rounded-md touch:size-11"
          >
            <X size={16} aria-hidden="true" />
            <span className="sr-only">Đóng thông báo</span>
          </button>
        </div>
      )}
    </div>
  )
}
