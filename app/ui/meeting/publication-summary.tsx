import { Callout } from '../base/callout.tsx'

type Plan = { work: number; synthesis: number }
type PublicationSummaryProps = {
  preview: { directives: Plan[]; tasks: number; mails: number; withoutAddress: string[] }
  directives: number
  unclear: number
}

/** "21 nhiệm vụ + 1 tổng hợp" */
export function planWords({ work, synthesis }: Plan): string {
  if (work + synthesis === 0) return 'chưa giao được ai'
  return synthesis > 0 ? `${work} nhiệm vụ + ${synthesis} tổng hợp` : `${work} nhiệm vụ`
}

/** What publishing will do, before it is done. */
export function PublicationSummary({ preview, directives, unclear }: PublicationSummaryProps) {
  const synthesis = preview.directives.reduce((n, d) => n + d.synthesis, 0)
  const unowned = preview.directives.filter(d => d.work + d.synthesis === 0).length
  return (
    <div className="mb-4 grid gap-2.5 sm:grid-cols-[repeat(auto-fit,minmax(18rem,1fr))]">
      <Callout tone="wait" title="Khi ban hành">
        {directives} nội dung chỉ đạo → <strong className="font-semibold">{preview.tasks - synthesis} nhiệm vụ</strong>
        {synthesis > 0 && ` + ${synthesis} việc tổng hợp`}; {preview.mails} thư giao việc được gửi ngay. Số thông báo
        được cấp khi ban hành.
      </Callout>
      {(unclear > 0 || unowned > 0) && (
        <Callout tone="none" title={`${unclear} nội dung chưa đủ rõ`}>
          Vẫn ban hành được, rồi bổ sung sau.
          {unowned > 0 && ` ${unowned} nội dung chưa có đơn vị chủ trì nên chưa thành nhiệm vụ.`}
        </Callout>
      )}
      {preview.withoutAddress.length > 0 && (
        <Callout tone="soon" title="Không gửi thư được">
          Chưa có địa chỉ thư: {preview.withoutAddress.join(', ')}.
        </Callout>
      )}
    </div>
  )
}
