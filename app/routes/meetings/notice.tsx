import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import Download from 'lucide-react/dist/esm/icons/download.mjs'
import Printer from 'lucide-react/dist/esm/icons/printer.mjs'
import { noticeView } from '#app/server/conclusion-files.server.ts'
import { VersionCallouts, VersionList } from '#app/ui/amendment/version-lines.tsx'
import { Button, ButtonLink } from '#app/ui/base/button.tsx'
import { Card } from '#app/ui/base/card.tsx'
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
    versions: parts.versions,
    version: parts.versions.find(v => v.id === parts.noticeId) ?? null,
    view: noticeView(parts),
  })
}

export const meta: MetaFunction = () => [{ title: 'Thông báo kết luận – Giao việc – Nhắc việc' }]

export default function Notice() {
  const { meeting, draft, sha256, view, version, versions } = useLoaderData<typeof loader>()
  const hydrated = useHydrated()
  const base = `/cuoc-hop/${meeting.id}`
  const file = version ? `${base}/thong-bao/${version.id}/van-ban.docx` : `${base}/thong-bao.docx`
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
              <ButtonLink variant="primary" href={file} icon={<Download size={16} aria-hidden="true" />}>
                {draft ? 'Tải dự thảo (.docx)' : 'Tải thông báo (.docx)'}
              </ButtonLink>
            </>
          }
        />
        {version && <VersionCallouts meetingId={meeting.id} version={version} />}
      </div>
      <NoticePaper view={view} />
      {versions.length > 1 && (
        <div className="mt-4" data-no-print="">
          <Card title="Các bản" className="max-w-[52rem] mx-auto">
            <VersionList meetingId={meeting.id} versions={versions} />
          </Card>
        </div>
      )}
      {sha256 && (
        <p className="meta mt-3 break-all" data-no-print="">
          Dấu vân tay của bản đã ban hành (SHA-256): <code>{sha256}</code>
        </p>
      )}
    </>
  )
}
