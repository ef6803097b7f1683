import type { AmendmentPreview } from '#app/domain/amendment/preview.ts'
import { Card } from '../base/card.tsx'
import { Disclosure } from '../base/disclosure.tsx'
import { Field } from '../base/field.tsx'
import { Select } from '../base/select.tsx'

type Pairs = Pick<AmendmentPreview, 'pairs' | 'earlierItems' | 'mayChoose'>

const short = (text: string): string => (text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text)

/** Which item goes on from which: worked out by the rules, overruled by a person. */
export function PairChoices({ preview: { pairs, earlierItems, mayChoose } }: { preview: Pairs }) {
  const nameOf = (id: string | null) => {
    const item = earlierItems.find(e => e.id === id)
    return item ? `mục ${item.number} – ${short(item.title)}` : 'nội dung mới'
  }
  const taken = new Set(pairs.map(p => p.earlierId))
  const dropped = earlierItems.filter(e => !taken.has(e.id))
  const overruled = pairs.filter(p => p.chosen !== null).length
  return (
    <Card
      className="mt-4"
      title="Mục nào tiếp nối mục nào"
      subtitle={
        dropped.length > 0
          ? `Không còn: ${dropped.map(d => `mục ${d.number} – ${short(d.title)}`).join('; ')}`
          : 'Mọi mục cũ đều có mục tiếp nối'
      }
    >
      <Disclosure
        plain
        summary={`${pairs.length} mục${overruled > 0 ? `, ${overruled} do người soạn chọn` : ''}`}
        open={overruled > 0 || dropped.length > 0}
      >
        <ol className="flex flex-col gap-3 pt-1">
          {pairs.map(p => (
            <li key={p.draftId} className="grid items-center gap-x-4 gap-y-1 lg:grid-cols-2">
              <p className="min-w-0">
                <span className="num mr-2 font-semibold">{p.number}</span>
                {p.title}
              </p>
              {mayChoose ? (
                <Field name="takes" form={p.draftId} label={`Mục ${p.number} tiếp nối`} hideLabel>
                  <Select
                    defaultValue={`${p.draftId}|${p.chosen ?? ''}`}
                    options={[
                      {
                        value: `${p.draftId}|`,
                        label: p.chosen === null ? `Tự khớp: ${nameOf(p.earlierId)}` : 'Tự khớp',
                      },
                      { value: `${p.draftId}|new`, label: 'Là nội dung mới' },
                      ...earlierItems.map(e => ({
                        value: `${p.draftId}|${e.id}`,
                        label: `Tiếp nối mục ${e.number} – ${short(e.title)}`,
                      })),
                    ]}
                  />
                </Field>
              ) : (
                <p className="text-[0.875rem] text-soft">{nameOf(p.earlierId)}</p>
              )}
            </li>
          ))}
        </ol>
      </Disclosure>
    </Card>
  )
}
