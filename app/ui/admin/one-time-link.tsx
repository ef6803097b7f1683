import { useState } from 'react'
import { Card } from '../base/card.tsx'
import { Field } from '../base/field.tsx'
import { Input } from '../base/input.tsx'
import { useHydrated } from '../base/use-hydrated.ts'

type OneTimeLinkProps = { link: string; name: string; email: string | null; until: string }

/** A link to hand over: to copy, or as a letter in the administrator's own mail program. */
export function OneTimeLink({ link, name, email, until }: OneTimeLinkProps) {
  const [copied, setCopied] = useState(false)
  const hydrated = useHydrated()
  // plain http in an office network has no clipboard: there the text is selected and copied by hand
  const canCopy = hydrated && typeof navigator.clipboard?.writeText === 'function'
  const copy = async () => {
    await navigator.clipboard.writeText(link)
    setCopied(true)
  }
  const body = `Kính gửi ${name},\n\nMở liên kết sau để đặt mật khẩu vào phần mềm Giao việc – Nhắc việc (dùng một lần, đến ${until}):\n${link}\n`
  return (
    <Card>
      <Field name="link" label="Liên kết" hint="Bấm vào ô để chọn cả liên kết.">
        <Input readOnly value={link} onFocus={event => event.currentTarget.select()} className="num" />
      </Field>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {canCopy && (
          <button type="button" className="btn" onClick={copy}>
            Sao chép
          </button>
        )}
        {email && (
          <a
            className="btn"
            href={`mailto:${email}?subject=${encodeURIComponent('Đặt mật khẩu Giao việc – Nhắc việc')}&body=${encodeURIComponent(body)}`}
          >
            Soạn thư gửi {email}
          </a>
        )}
        <span className="meta" aria-live="polite">
          {copied ? 'Đã sao chép.' : ''}
        </span>
      </div>
    </Card>
  )
}
