import { ButtonLink } from '../base/button.tsx'
import { Card } from '../base/card.tsx'
import { DialogForm } from '../base/dialog-form.tsx'
import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'

type FieldCardProps = { fields: readonly { id: string; name: string }[]; requestKey: string }

/** Lĩnh vực: a short list that is renamed and grows, but never loses what tasks refer to. */
export function FieldCard({ fields, requestKey }: FieldCardProps) {
  return (
    <Card
      title="Lĩnh vực"
      subtitle="Nội dung chỉ đạo thuộc lĩnh vực nào; phó chủ tịch phụ trách lĩnh vực nào."
      actions={
        <DialogForm
          trigger="Thêm lĩnh vực"
          size="s"
          title="Thêm lĩnh vực"
          action="/quan-tri/linh-vuc/moi"
          href="/quan-tri/linh-vuc/moi"
          submitLabel="Thêm"
          requestKey={requestKey}
        >
          <Field name="name" label="Tên lĩnh vực" required form="field">
            <Input />
          </Field>
        </DialogForm>
      }
    >
      {fields.length === 0 ? (
        <p className="meta">Chưa có lĩnh vực nào. Không bắt buộc: phụ trách theo đơn vị là đủ.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line-soft">
          {fields.map(f => (
            <li key={f.id} className="flex items-center justify-between gap-3 py-1.5">
              {f.name}
              <ButtonLink size="s" variant="quiet" href={`/quan-tri/linh-vuc/${f.id}`}>
                Đổi tên<span className="sr-only"> {f.name}</span>
              </ButtonLink>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
