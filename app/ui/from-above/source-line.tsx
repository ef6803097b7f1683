import { citationOf } from '#app/domain/directive/citation.ts'
import { formatDay } from '#app/domain/shared/day.ts'

type Source = { documentId: string; source: string; path: string; due: string | null }

/** "theo mục 2.1, Văn bản số 88/TB-UBND …, hạn của cấp trên 15/06/2026": the superior's day beside our own. */
export function AboveSourceLine({ above, ownDue }: { above: Source; ownDue: string | null }) {
  const after = above.due !== null && (ownDue === null || ownDue > above.due)
  const cited = citationOf(above.path)
  return (
    <p className="meta prose-links mt-2">
      Theo {cited && `${cited}, `}
      <a href={`/van-ban-cap-tren/${above.documentId}`}>{above.source}</a>
      {above.due && (
        <>
          {', '}
          <span className={after ? 'font-medium text-late' : undefined}>
            hạn của cấp trên {formatDay(above.due as never)}
            {after && ' (hạn của mình sau hạn này)'}
          </span>
        </>
      )}
    </p>
  )
}
