import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { buttonClass } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { FormError } from '../../base/form-error.tsx'
import { PageHeader } from '../../base/page-header.tsx'
import { RequestKey } from '../../base/request-key.tsx'
import { SubmitButton } from '../../base/submit-button.tsx'
import type { AdminReply } from '../admin-form.tsx'
import { typedOr } from '../admin-form.tsx'
import { ChangeFields, type ChangeKindName, type UnitOption } from './change-fields.tsx'
import { ChangePreview, type PreviewData } from './change-preview.tsx'

export type UnitChangeData = {
  change: ChangeKindName
  unit: { id: string; name: string; kind: string; parentId: string | null }
  typed: Record<string, string | string[]>
  errors: Record<string, string>
  message: string | null
  preview: PreviewData | null
  address: string
  units: UnitOption[]
  kinds: { value: string; label: string }[]
  today: string
  requestKey: string
}

const WORDS: Record<ChangeKindName, { title: string; why: string }> = {
  rename: { title: 'Đổi tên', why: 'Tên cũ giữ cho những ngày trước và vẫn được hiểu khi đọc văn bản.' },
  move: { title: 'Chuyển cấp trên', why: 'Vị trí cũ trong sơ đồ giữ cho những ngày trước.' },
  merge: {
    title: 'Sáp nhập',
    why: 'Việc đang mở, chức vụ, tên gọi, nhóm và phân công phụ trách chuyển sang đơn vị sau sáp nhập.',
  },
  split: { title: 'Chia, tách', why: 'Chọn từng nhiệm vụ, từng chức vụ về đơn vị nào.' },
  abolish: { title: 'Giải thể', why: 'Không việc đang mở nào ở lại với đơn vị không còn.' },
}

/** Two steps: what and when, then the preview of what moves – and only then it is done. */
export function UnitChangePage() {
  const data = useLoaderData() as UnitChangeData
  const reply = useActionData() as AdminReply | undefined
  const { change, unit, preview } = data
  const words = WORDS[change]
  const back = `/quan-tri/don-vi/${unit.id}`
  return (
    <>
      <PageHeader
        title={preview ? preview.title : `${words.title}: ${unit.name}`}
        subtitle={
          preview ? `Bước 2/2: xem những gì thay đổi từ ${preview.day}, rồi xác nhận.` : `Bước 1/2. ${words.why}`
        }
        breadcrumb={[
          { label: 'Đơn vị', href: '/quan-tri/don-vi' },
          { label: unit.name, href: back },
        ]}
      />
      {preview ? (
        <Form method="post" action={data.address} className="flex flex-col gap-4" noValidate>
          <FormError message={reply?.message} errors={reply?.errors} />
          <RequestKey value={typedOr(reply, 'requestKey', data.requestKey)} />
          <input type="hidden" name="seenVersion" value={preview.mark} />
          <ChangePreview preview={preview} reply={reply} />
          <div className="flex flex-wrap gap-2">
            <SubmitButton>
              {preview.planned
                ? `Lập để thực hiện ngày ${preview.day}`
                : `Xác nhận ${words.title.toLocaleLowerCase('vi')}`}
            </SubmitButton>
            <a href={`${data.address}&sua=1`} className={buttonClass()}>
              Sửa lại bước 1
            </a>
            <a href={back} className={buttonClass()}>
              Thôi
            </a>
          </div>
        </Form>
      ) : (
        <Form method="get" className="flex max-w-2xl flex-col gap-4" noValidate>
          <FormError message={data.message} errors={data.errors} />
          <Card>
            <div className="flex flex-col gap-4">
              <ChangeFields {...data} />
            </div>
            <div className="mt-5 flex flex-wrap gap-2">
              <SubmitButton>Xem những gì thay đổi</SubmitButton>
              <a href={back} className={buttonClass()}>
                Thôi
              </a>
            </div>
          </Card>
        </Form>
      )}
    </>
  )
}
