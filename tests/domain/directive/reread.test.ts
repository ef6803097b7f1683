import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay, MONDAY_TO_FRIDAY } from '#app/domain/calendar/working-days.ts'
import { type DraftDirective, draftsFrom } from '#app/domain/directive/draft.ts'
import { reread } from '#app/domain/directive/reread.ts'
import { draftByHand, splitDraft, withTouched } from '#app/domain/directive/reshape.ts'
import { changeBetween, moveSpan } from '#app/domain/directive/text-change.ts'
import { day } from '#app/domain/shared/day.ts'
import { MEETING_DAY, SEED, seedOffice } from './seed-office.ts'

const office = seedOffice()
let serial = 0
const found = (text: string) =>
  draftsFrom(
    text,
    office,
    MEETING_DAY,
    d => isWorkingDay(MONDAY_TO_FRIDAY, d),
    () => `id-${++serial}`,
  ).directives
const first = found(SEED)
const by = (list: readonly DraftDirective[], path: string) => list.filter(d => d.path === path)
/** The text is edited: the draft as the secretary left it follows. */
const edit = (kept: readonly DraftDirective[], change: (text: string) => string, before = SEED) => {
  const text = change(before)
  return { text, list: reread({ text: before, found: found(before) }, kept, { text, found: found(text) }) }
}

describe('reading again after an edit', () => {
  it('changes nothing where the text did not change the items', () => {
    const { text, list } = edit(first, t => `Văn phòng ghi:\n${t}`)
    expect(list.map(d => d.id)).toEqual(first.map(d => d.id))
    for (const d of list) expect(text.slice(d.span!.start, d.span!.end)).toBe(d.text)
  })

  it('follows the text in what nobody has touched', () => {
    const { list } = edit(first, t => t.replace('05/06/2008', '12/06/2008'))
    expect(by(list, '1.2')[0]).toMatchObject({ id: first[1]!.id, due: '2008-06-12' })
  })

  it('keeps what was corrected, and takes the rest from the text', () => {
    const kept = first.map(d =>
      d.path === '1.2' ? withTouched({ ...d, lead: [{ kind: 'unit', id: 'nv' }] }, 'lead') : d,
    )
    const { list } = edit(kept, t => t.replace('05/06/2008', '12/06/2008'))
    expect(by(list, '1.2')[0]).toMatchObject({ lead: [{ kind: 'unit', id: 'nv' }], due: '2008-06-12' })
  })

  it('leaves a confirmed item alone, and asks again only where its own words now say something else', () => {
    const kept = first.map(d => ({ ...d, confirmed: true, starred: d.path === '1.3' }))
    const elsewhere = edit(kept, t => t.replace('1.1 Lập danh mục', '1.1 Khẩn trương lập danh mục'))
    expect(elsewhere.list.every(d => d.confirmed)).toBe(true)
    const here = edit(kept, t => t.replace('05/06/2008', '12/06/2008'))
    expect(here.list.filter(d => !d.confirmed).map(d => d.path)).toEqual(['1.2'])
  })

  it('does not bring back what was dropped', () => {
    const { list } = edit(
      first.filter(d => d.path !== '1.3'),
      t => t.replace('chỉnh sửa', 'hoàn thiện'),
    )
    expect(list.map(d => d.path)).toEqual(['1.1', '1.2', '1.4', '2', '3'])
  })

  it('finds a new item that was typed', () => {
    const { list } = edit(first, t => `${t}\n4. Phòng Kinh tế báo cáo giá cả trước ngày 20/06/2008.`)
    expect(list.at(-1)).toMatchObject({ path: '4', lead: [{ kind: 'unit', id: 'kt' }], due: '2008-06-20' })
    expect(list).toHaveLength(7)
  })

  it('drops an untouched item with its words; a confirmed one stays and says that its words are gone', () => {
    const gone = (t: string) => t.replace(/1\.3 .*\n/, '')
    expect(edit(first, gone).list.map(d => d.path)).toEqual(['1.1', '1.2', '1.4', '2', '3'])
    const kept = first.map(d => (d.path === '1.3' ? { ...d, confirmed: true } : d))
    const { list } = edit(kept, gone)
    expect(list.map(d => d.path)).toEqual(['1.1', '1.2', '1.3', '1.4', '2', '3'])
    expect(by(list, '1.3')[0]!.span).toBeNull()
  })

  it('keeps a split item split, its parts reading as the text reads', () => {
    const d = first[3]!
    const parts = splitDraft(d, d.text.indexOf('tiếp tục'), 'part-2', SEED)!
    const kept = [...first.slice(0, 3), ...parts, ...first.slice(4)]
    const { list } = edit(kept, t => t.replace('tiếp tục triển khai', 'tiếp tục đôn đốc triển khai'))
    expect(by(list, '1.4').map(x => x.text)).toEqual([
      'Rà soát các nội dung góp ý của Hội nghị để chỉnh sửa,',
      'tiếp tục đôn đốc triển khai thực hiện từ nay đến hết năm 2008.',
    ])
  })

  it('keeps one added by hand where it stood', () => {
    const added = draftByHand({ id: 'hand', path: '5', text: 'Chấn chỉnh giờ giấc làm việc', span: null })
    const kept = [...first.slice(0, 2), added, ...first.slice(2)]
    const { list } = edit(kept, t => t.replace('một cửa', 'một cửa liên thông'))
    expect(list.map(d => d.path)).toEqual(['1.1', '1.2', '5', '1.3', '1.4', '2', '3'])
  })

  it('finds an item put in between, the numbers behind it counted on – and what was dropped stays dropped', () => {
    const text = ['1. Phòng Nội vụ báo cáo.', '2. Phòng Kinh tế rà soát.', '3. Phòng Kinh tế báo cáo.'].join('\n')
    const after = [
      '1. Phòng Nội vụ báo cáo.',
      '2. Phòng Kinh tế kiểm tra.',
      '3. Phòng Kinh tế rà soát.',
      '4. Phòng Kinh tế báo cáo.',
    ].join('\n')
    const before = found(text)
    const { list } = edit(before, () => after, text)
    expect(list.map(d => [d.path, d.text])).toEqual(
      after.split('\n').map(line => [line[0], line.slice(3)] as [string, string]),
    )
    expect([list[0]!.id, list[2]!.id, list[3]!.id]).toEqual(before.map(d => d.id))
    const dropped = edit([before[0]!, before[1]!], () => after, text).list
    expect(dropped.map(d => d.path)).toEqual(['1', '2', '3'])
    const back = edit(list, () => text, after).list
    expect(back.map(d => d.id)).toEqual(before.map(d => d.id))
  })

  it('knows an item that was moved elsewhere', () => {
    const kept = first.map(d => (d.path === '3' ? withTouched({ ...d, due: day('2008-07-15') }, 'due') : d))
    const { list } = edit(kept, t => {
      const lines = t.split('\n')
      const last = lines.pop()!
      return [...lines.slice(0, 2), last, ...lines.slice(2)].join('\n')
    })
    expect(by(list, '3')).toMatchObject([{ id: first[5]!.id, due: '2008-07-15' }])
  })
})

describe('places follow an edit', () => {
  const text = fc.string({ maxLength: 60 })
  it('wherever it happens, a stretch outside it keeps its words', () => {
    fc.assert(
      fc.property(text, text, text, fc.nat(60), fc.nat(60), (head, middle, tail, a, b) => {
        const before = head + middle + tail
        const after = `${head}X${tail}`
        const change = changeBetween(before, after)
        const start = Math.min(a, before.length)
        const end = Math.min(Math.max(start, b), before.length)
        const moved = moveSpan({ start, end }, change)
        if (end <= change.from || start >= change.oldTo)
          expect(moved && after.slice(moved.start, moved.end)).toBe(before.slice(start, end))
        if (moved)
          expect([moved.start >= 0, moved.end <= after.length, moved.start <= moved.end]).toEqual([true, true, true])
      }),
    )
  })

  it('rebuilds the new text from the change', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const c = changeBetween(before, after)
        expect(before.slice(0, c.from) + after.slice(c.from, c.newTo) + before.slice(c.oldTo)).toBe(after)
      }),
    )
  })
})
