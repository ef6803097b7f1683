import { describe, expect, it } from 'vitest'
import { addressesOf } from '#app/domain/directive/citation.ts'
import { withDirectiveNodes } from '#app/domain/directive/directive-nodes.ts'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { plainTextOf, type RichDoc, readRichText, richTextOf } from '#app/domain/shared/rich-text.ts'

const TEXT = 'Kết luận:\n1. Tổ trưởng Tổ A:\n1.1 Lập danh mục.\n1.2 Báo cáo. Gửi Phòng Nội vụ.'
const directive = (id: string, path: string, words: string, part: number | null = null): DraftDirective => {
  const start = TEXT.indexOf(words)
  return { id, path, part, span: { start, end: start + words.length } } as DraftDirective
}
const list = [
  directive('a', '1/1.1', 'Lập danh mục.'),
  directive('b', '1.2', 'Báo cáo.', 1),
  directive('c', '1.2', 'Gửi Phòng Nội vụ.', 2),
  { ...directive('d', '9', 'Kết luận'), span: null },
]

describe('directives as nodes of the document', () => {
  const doc = withDirectiveNodes(richTextOf(TEXT), list)

  it('carry number and address, several where a paragraph holds several', () => {
    expect(doc.content.map(b => b.type)).toEqual(['paragraph', 'paragraph', 'directive', 'directive'])
    expect(doc.content[3]).toMatchObject({
      attrs: {
        items: [
          { id: 'b', number: '1.2', address: 'muc-1.2' },
          { id: 'c', number: '1.2 (2)', address: 'muc-1.2-2' },
        ],
      },
    })
  })
  it('leave every word where it was', () => {
    expect(plainTextOf(doc)).toBe(TEXT)
  })
  it('pass the gate, and are marked anew each time', () => {
    expect(readRichText(JSON.parse(JSON.stringify(doc)))).toEqual(doc)
    expect(withDirectiveNodes(doc, list)).toEqual(doc)
    expect(withDirectiveNodes(doc, [])).toEqual(richTextOf(TEXT))
  })
  it.each([
    ['no attributes', { type: 'directive' }],
    [
      'other attributes',
      { type: 'directive', attrs: { items: [{ id: 'a', number: '1', address: 'x', onclick: 'y' }] } },
    ],
    ['what is no list', { type: 'directive', attrs: { items: 'x' } }],
    ['a number that is none', { type: 'directive', attrs: { items: [{ id: 1, number: {}, address: null }] } }],
  ])('with %s nothing else survives', (_what, block) => {
    const read = readRichText({ type: 'doc', content: [block] }) as RichDoc
    const [only] = read.content
    expect(only!.type === 'paragraph' ? Object.keys(only!) : Object.keys(only!.attrs.items[0]!)).toEqual(
      only!.type === 'paragraph' ? ['type'] : ['id', 'number', 'address'],
    )
  })
})

it('addresses can be typed and are never the same twice', () => {
  const at = (path: string, part: number | null = null) => ({ path, part })
  expect(
    addressesOf([at('1'), at('1.2'), at('1.2', 2), at('II/1/đ)'), at('3/-#2'), at('1'), at('p1'), at('')]),
  ).toEqual(['muc-1', 'muc-1.2', 'muc-1.2-2', 'muc-II.1.dd', 'muc-3-2', 'muc-1~2', 'muc-7', 'muc-8'])
})
