import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/dist/esm/icons/download.mjs'
import Printer from 'lucide-react/dist/esm/icons/printer.mjs'
import { noticeView } from '#app/server/conclusion-files.server.ts'
import { Button, ButtonLink } from '#app/ui/base/button.tsx'
import { PageHeader } from '#app/ui/base/page-header.tsx'
import { useHydrated } from '#app/ui/base/use-hydrated.ts'
import { NoticePaper } from '#app/ui/meeting/notice-paper.tsx'
import { noticeParts } from './notice-parts.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const parts = await noticeParts(args)
  return json({
    meeting: { id: parts.meeting.id, title: parts.meeting.title },
    draft: parts.draft,
    sha256: parts.sha256,
    view: noticeView(parts),
  })
}

export const meta: MetaFunction = () => [{ title: 'Thông báo kết luận – Giao việc – Nhắc việc' }]

export default function Notice() {
  const { meeting, draft, sha256, view } = useLoaderData<typeof loader>()
  const hydrated = useHydrated()
  const base = `/cuoc-hop/${meeting.id}`
  return (
    <>
      <div data-no-print="">
        <PageHeader
          title={draft ? 'Dự thảo thông báo' : 'Thông báo kết luận'}
          breadcrumb={[
            { label: 'Cuộc họp', href: '/cuoc-hop' },
            { label: meeting.title, href: base },
          ]}
          actions={
            <>
              {hydrated && (
                <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
                  In
                </Button>
              )}
              <ButtonLink
                variant="primary"
                href={`${base}/thong-bao.docx`}
                icon={<Download size={16} aria-hidden="true" />}
              >
                {draft ? 'Tải dự thảo (.docx)' : 'Tải thông báo (.docx)'}
              </ButtonLink>
            </>
          }
        />
      </div>
      <NoticePaper view={view} />
      {sha256 && (
        <p className="meta mt-3 break-all" data-no-print="">
          Dấu vân tay của bản đã ban hành (SHA-256): <code>{sha256}</code>
        </p>
      )}
    </>
  )
}
