import { type UrgeMail, withUrgeNote } from '#app/domain/reminder/urge-mail.ts'
import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'

type UrgeMailsProps = { mails: readonly UrgeMail[]; chosen: ReadonlySet<string>; note: string }

/** Who gets what, before anything is sent. */
export function UrgeMails({ mails, chosen, note }: UrgeMailsProps) {
  const going = mails.flatMap(m => {
    const ids = m.taskIds.filter(id => chosen.has(id))
    if (ids.length === 0) return []
    const { subject, text } = m.letters[ids.join()] ?? m.letters[m.taskIds.join()] ?? { subject: '', text: '' }
    return [{ ...m, subject: withUrgeNote(subject, note), text: withUrgeNote(text, note) }]
  })
  return (
    <Card
      title={`Thư sẽ gửi: ${going.length}`}
      subtitle="Mỗi người một thư. Ai báo cáo trước khi gửi thì không nhận thư."
    >
      {going.length === 0 ? (
        <p className="meta">Chưa chọn việc nào.</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line-soft">
          {going.map(m => (
            <li key={m.personId} className="py-1">
              <Disclosure
                plain
                summary={
                  <span className="text-ink">
                    <span className="font-medium">{m.personName}</span>{' '}
                    <span className="meta">{m.to ?? 'không có địa chỉ thư – hiện ở danh sách của Văn phòng'}</span>
                    <span className="block text-[0.875rem]">{m.subject}</span>
                  </span>
                }
              >
                <pre className="rounded-control bg-wash p-3 font-sans text-[0.875rem] break-words whitespace-pre-wrap">
                  {m.text}
                </pre>
              </Disclosure>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
