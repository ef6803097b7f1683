import { numberOf } from '#app/domain/directive/citation.ts'
import { plainTextOf } from '#app/domain/shared/rich-text.ts'
import { Callout } from '../../base/callout.tsx'
import { Tag } from '../../base/tag.tsx'
import { tagOf } from '../directive-words.ts'
import { RichParagraphs } from '../rich-paragraphs.tsx'
import { DraftFrame } from './draft-frame.tsx'
import { aboutOf, type DraftingData } from './drafting-data.ts'
import { SaveLine } from './save-line.tsx'

type Reply = { message: string | null; values: Record<string, string | string[]> } | null

/**
 * The drafting page before its script is there: the same picture, standing still. Where there is no script at all it
 * is a text field, and each directive has a form of its own.
 */
export function StillDraft({ data, reply }: { data: DraftingData; reply: Reply }) {
  const base = `/cuoc-hop/${data.meeting.id}`
  const about = aboutOf(data)
  const text = typeof reply?.values.text === 'string' ? reply.values.text : plainTextOf(data.doc)
  return (
    <DraftFrame
      meeting={data.meeting}
      actions={
        <>
          <SaveLine
            done={data.directives.filter(d => d.confirmed).length}
            total={data.directives.length}
            save={{ kind: 'still', at: data.savedAt }}
          />
          <a className="btn" href={`${base}/thong-bao`}>
            Xem thông báo
          </a>
          <a className="btn btn-primary" href={`${base}/trinh-duyet`}>
            Trình duyệt
          </a>
        </>
      }
      notices={
        (data.returnReason || reply?.message) && (
          <div className="mb-3.5 flex flex-col gap-2.5">
            {reply?.message && <Callout tone="late">{reply.message}</Callout>}
            {data.returnReason && (
              <Callout tone="soon" title="Lãnh đạo trả lại dự thảo">
                {data.returnReason}
              </Callout>
            )}
          </div>
        )
      }
      text={
        <>
          <noscript>
            <form method="post" action={`${base}/soan`} className="card mb-3 flex flex-col gap-3 p-4">
              <label htmlFor="van-ban" className="font-medium">
                Nội dung kết luận
              </label>
              <textarea id="van-ban" name="text" rows={18} className="control" defaultValue={text} />
              <input type="hidden" name="seenVersion" value={data.version} />
              <div className="flex flex-wrap gap-2">
                <button type="submit" className="btn btn-primary">
                  Lưu và đọc lại
                </button>
                <a className="btn" href={`${base}/soan/tep`}>
                  Tải tệp .docx, .pdf, .txt
                </a>
              </div>
            </form>
          </noscript>
          <div className="card noscript:hidden min-h-92 overflow-hidden" aria-busy="true">
            <div className="h-11.5 border-b border-line-soft" />
            <div className="doc px-4 py-4 text-[0.96875rem] sm:px-7.5 sm:py-5 lg:max-h-[calc(100dvh-12rem)] lg:overflow-hidden">
              <RichParagraphs doc={data.doc} />
            </div>
          </div>
        </>
      }
      items={
        <ol className="flex flex-col gap-2.5" aria-label="Nội dung chỉ đạo">
          {data.directives.map((d, i) => {
            const tag = tagOf(d, about)
            return (
              <li key={d.id} className="card flex items-baseline gap-2.5 px-4 py-3">
                <span className="num min-w-7.5 flex-none font-semibold">{numberOf(d, i)}</span>
                <a href={`${base}/soan/muc/${d.id}`} className="min-w-0 flex-1 text-ink">
                  {d.title}
                </a>
                <Tag tone={tag.tone}>{tag.word}</Tag>
              </li>
            )
          })}
        </ol>
      }
    />
  )
}
