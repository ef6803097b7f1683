import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { Textarea } from '../base/textarea.tsx'
import { type AdminReply, typedOr } from './admin-form.tsx'

type Shown = {
  name: string
  label: string
  usual: string
  oneLine: boolean
  may: readonly string[]
  must: readonly string[]
}

type Props = { fields: readonly Shown[]; stored: Readonly<Record<string, string>>; reply: AdminReply | undefined }

/** The sentences of a message, each with what may stand in it. */
export function WordingFields({ fields, stored, reply }: Props) {
  return fields.map(f => {
    const value = typedOr(reply, f.name, stored[f.name] ?? f.usual)
    return (
      <Field key={f.name} name={f.name} label={f.label} hint={hintOf(f, value)} error={reply?.errors[f.name]}>
        {f.oneLine ? (
          <Input defaultValue={value} autoComplete="off" spellCheck={false} />
        ) : (
          <Textarea defaultValue={value} rows={3} spellCheck={false} />
        )}
      </Field>
    )
  })
}

function hintOf({ may, must, usual }: Shown, value: string): string {
  const braced = (names: readonly string[]) => names.map(n => `{${n}}`).join(', ')
  const parts = [
    may.length > 0 ? `Trường dùng được: ${braced(may)}.` : '',
    must.length > 0 ? `Phải có ${braced(must)}.` : '',
    value === usual ? '' : usual === '' ? 'Mặc định: để trống.' : `Mặc định: ${usual}`,
  ]
  return parts.filter(p => p !== '').join(' ')
}
