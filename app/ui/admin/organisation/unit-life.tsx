import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'

type Related = { id: string; name: string; day: string }
export type UnitLifeData = {
  active: boolean
  working: boolean
  faces: { name: string; what: string; days: string }[]
  formerAliases: string[]
  heirs: Related[]
  forebears: Related[]
}

const CHANGES = [
  ['doi-ten', 'Đổi tên'],
  ['cap-tren', 'Chuyển cấp trên'],
  ['sap-nhap', 'Sáp nhập'],
  ['chia-tach', 'Chia, tách'],
  ['giai-the', 'Giải thể'],
] as const

/** What the unit was, is and came from; and what may be done with it. */
export function UnitLife({ unitId, life }: { unitId: string; life: UnitLifeData }) {
  const related = (list: readonly Related[]) =>
    list.map((r, i) => (
      <span key={r.id}>
        {i > 0 && ', '}
        <a href={`/quan-tri/don-vi/${r.id}`}>{r.name}</a> <span className="meta num">({r.day})</span>
      </span>
    ))
  return (
    <>
      {life.active && life.working && (
        <Card title="Sắp xếp" subtitle="Có ngày hiệu lực, xem trước những gì chuyển theo rồi mới xác nhận.">
          <div className="flex flex-wrap gap-2">
            {CHANGES.map(([slug, label]) => (
              <ButtonLink key={slug} href={`/quan-tri/don-vi/${unitId}/${slug}`}>
                {label}
              </ButtonLink>
            ))}
          </div>
        </Card>
      )}
      <Card title="Quá trình">
        <ol className="flex flex-col gap-2.5">
          {life.faces.map(f => (
            <li key={f.days}>
              <span className="font-medium">{f.name}</span> <span className="meta num">{f.days}</span>
              <span className="meta block">{f.what}</span>
            </li>
          ))}
        </ol>
        {life.formerAliases.length > 0 && <p className="mt-3">Tên gọi trước đây: {life.formerAliases.join('; ')}</p>}
        {life.forebears.length > 0 && <p className="mt-3">Tiếp nhận từ: {related(life.forebears)}</p>}
        {life.heirs.length > 0 && <p className="mt-3">Nay thuộc: {related(life.heirs)}</p>}
      </Card>
    </>
  )
}
