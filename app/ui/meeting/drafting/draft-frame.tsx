import type { ReactNode } from 'react'
import { PageHeader } from '../../base/page-header.tsx'

type DraftFrameProps = {
  meeting: { id: string; title: string }
  /** A later notice of a meeting: what it corrects or replaces. */
  amends?: { words: string; meetingId: string } | null
  /** Progress and buttons at the right of the head. */
  actions?: ReactNode
  /** Above both columns: a returned draft, a copy that was not saved. */
  notices?: ReactNode
  text: ReactNode
  items: ReactNode
  /** Which of the two a phone shows. */
  phoneView?: 'text' | 'items'
  tabs?: ReactNode
}

/** The two columns of the drafting page: the text on the left, what was found in it on the right. */
export function DraftFrame({
  meeting,
  amends,
  actions,
  notices,
  text,
  items,
  phoneView = 'text',
  tabs,
}: DraftFrameProps) {
  return (
    <>
      <PageHeader
        title={amends ? amends.words : 'Soạn kết luận'}
        breadcrumb={[
          { label: 'Cuộc họp', href: '/cuoc-hop' },
          { label: meeting.title, href: `/cuoc-hop/${amends ? amends.meetingId : meeting.id}` },
          ...(amends ? [{ label: 'Dự thảo', href: `/cuoc-hop/${meeting.id}` }] : []),
        ]}
        actions={actions}
      />
      {notices}
      {tabs}
      <div className="grid items-start gap-4.5 lg:grid-cols-[minmax(0,1.08fr)_minmax(0,1fr)]">
        <div className={`min-w-0 lg:sticky lg:top-3 ${phoneView === 'text' ? '' : 'max-lg:hidden'}`}>{text}</div>
        <div className={`min-w-0 ${phoneView === 'items' ? '' : 'max-lg:hidden'}`}>{items}</div>
      </div>
    </>
  )
}
