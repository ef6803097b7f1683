import { day, formatDayOfficial } from '#app/domain/shared/day.ts'

type Run = { text: string; bold?: boolean; italic?: boolean }
type Content = string | readonly Run[]

/** What the .docx is made from, drawn as the sheet it will be. */
export type NoticePaperView = {
  issuingBody: string
  number: number | null
  symbol: string
  place: string
  day: string | null
  draft: boolean
  subject: readonly string[]
  opening: readonly Content[]
  items: readonly {
    level: number
    label: string | null
    content: Content
    bold?: boolean
    addresses?: readonly string[]
  }[]
  closing?: Content
  signature: { lines: readonly string[]; name?: string }
  recipients: readonly string[]
}

const Runs = ({ of }: { of: Content }) =>
  typeof of === 'string'
    ? of
    : of.map((r, i) => (
        <span key={i} className={`${r.bold ? 'font-bold' : ''} ${r.italic ? 'italic' : ''}`}>
          {r.text}
        </span>
      ))

/** `./.` in place of whatever ends the last words, as the .docx has it. */
function withEndMark(content: Content): readonly Run[] {
  const runs = typeof content === 'string' ? [{ text: content }] : content
  return runs.map((r, i) => (i < runs.length - 1 ? r : { ...r, text: `${r.text.replace(/[\s.;,:/]+$/, '')}./.` }))
}

export function NoticePaper({ view }: { view: NoticePaperView }) {
  const number = view.number === null ? '……' : String(view.number).padStart(2, '0')
  const date = view.day ? formatDayOfficial(day(view.day)) : 'ngày …… tháng …… năm ………'
  return (
    <article
      lang="vi"
      className="mx-auto max-w-[52rem] rounded-card border border-line bg-[#fff] px-5 py-8 font-serif text-[1.0625rem] leading-[1.45] text-[#000] sm:px-20 sm:py-14 print:max-w-none print:border-0 print:p-0"
    >
      <header className="grid gap-5 text-center text-[0.96875rem] sm:grid-cols-[2fr_3fr]">
        <div>
          <p className="font-bold text-balance uppercase">{view.issuingBody}</p>
          <hr className="mx-auto my-1 w-20 border-[#000]" />
          <p className="mt-2">
            Số: {number}/{view.symbol}
          </p>
          {view.draft && <p className="mx-auto mt-2 w-fit border border-[#000] px-3 font-bold">DỰ THẢO</p>}
        </div>
        <div>
          <p className="font-bold">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
          <p className="font-bold">Độc lập - Tự do - Hạnh phúc</p>
          <hr className="mx-auto my-1 w-48 border-[#000]" />
          <p className="mt-2 italic">
            {view.place}, {date}
          </p>
        </div>
      </header>
      <h2 className="mt-8 text-center text-[1.0625rem] font-bold">THÔNG BÁO</h2>
      {view.subject.map(line => (
        <p key={line} className="text-center font-bold text-balance">
          {line}
        </p>
      ))}
      <hr className="mx-auto mt-1 mb-6 w-36 border-[#000]" />
      {view.opening.map((p, i) => (
        <p key={i} className="mb-2 indent-11 text-justify">
          <Runs of={p} />
        </p>
      ))}
      {view.items.map((item, i) => (
        <p key={i} id={item.addresses?.[0]} className={`mb-2 indent-11 text-justify ${item.bold ? 'font-bold' : ''}`}>
          {item.addresses?.slice(1).map(address => (
            <span key={address} id={address} />
          ))}
          {item.label && `${item.label} `}
          <Runs of={item.content} />
        </p>
      ))}
      {view.closing && (
        <p className="mb-2 indent-11 text-justify">
          <Runs of={withEndMark(view.closing)} />
        </p>
      )}
      <footer className="mt-6 grid gap-6 sm:grid-cols-2">
        <div className="text-[0.875rem] max-sm:order-2">
          <p className="font-bold italic">Nơi nhận:</p>
          {view.recipients.map((r, i) => (
            <p key={r}>
              - {r}
              {i < view.recipients.length - 1 ? ';' : '.'}
            </p>
          ))}
        </div>
        <div className="text-center font-bold">
          {view.signature.lines.map(line => (
            <p key={line} className="uppercase">
              {line}
            </p>
          ))}
          <p className="mt-20">{view.signature.name}</p>
        </div>
      </footer>
    </article>
  )
}
