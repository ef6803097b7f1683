import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { leadersInCharge } from '#app/domain/unit/office.ts'
import { savePortfolio, savePortfolioInput } from '#app/features/admin/save-portfolio.ts'
import {
  addPortfolioLine,
  addPortfolioLineInput,
  endPortfolioLine,
  endPortfolioLineInput,
} from '#app/features/organisation/portfolio-lines.ts'
import { inChargeOn, linesOf } from '#app/features/organisation/portfolio-words.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from '../admin/world.ts'

const line = (fields: Record<string, unknown>) =>
  addPortfolioLineInput.parse({
    postId: 'chuc-pct',
    unitId: 'noi-vu',
    fieldId: '',
    validFrom: '01/04/2026',
    validTo: '',
    ...fields,
  })
const ended = (key: string, lastDay: string) => endPortfolioLineInput.parse({ postId: 'chuc-pct', line: key, lastDay })

describeOnEachDatabase('a line of a portfolio', make => {
  it('counts on its days and on no other, for a unit, a field, or a unit within a field', async () => {
    const w = await adminWorld(await make())
    await addPortfolioLine(w.tools, w.admin, line({ validTo: '30/06/2026' }))
    await addPortfolioLine(w.tools, w.admin, line({ unitId: 'kinh-te', fieldId: 'cchc', validFrom: '10/03/2026' }))
    const office = await w.stores.office.load()
    const led = (unitId: string, fieldId: string | null, on: string) =>
      leadersInCharge(office, unitId, fieldId, day(on)).map(p => p.id)
    expect(led('noi-vu', null, '2026-03-31')).toEqual([])
    expect(led('noi-vu', null, '2026-04-01')).toEqual(['pct'])
    expect(led('noi-vu', null, '2026-06-30')).toEqual(['pct'])
    expect(led('noi-vu', null, '2026-07-01')).toEqual([])
    expect([led('kinh-te', 'cchc', '2026-03-10'), led('kinh-te', null, '2026-03-10')]).toEqual([['pct'], []])
    expect(linesOf(office, 'chuc-pct', day('2026-03-10')).map(l => [l.words, l.state])).toEqual([
      ['Phòng Kinh tế trong lĩnh vực Cải cách hành chính', 'now'],
      ['Phòng Nội vụ', 'later'],
    ])
    expect(inChargeOn(office, day('2026-04-01')).find(u => u.unitId === 'noi-vu')?.leaders).toEqual(['Người pct'])
  })

  it('ends on a day that is not past; one that has not begun goes', async () => {
    const w = await adminWorld(await make())
    await addPortfolioLine(w.tools, w.admin, line({ validFrom: '01/02/2026' }))
    const key = 'noi-vu~~2026-02-01'
    expect(await endPortfolioLine(w.tools, w.admin, ended(key, '01/03/2026'))).toMatchObject({
      kind: 'refused',
      code: 'past',
    })
    expect(await endPortfolioLine(w.tools, w.admin, ended(key, '31/03/2026'))).toMatchObject({ kind: 'saved' })
    await addPortfolioLine(w.tools, w.admin, line({}))
    await endPortfolioLine(w.tools, w.admin, ended('noi-vu~~2026-04-01', '09/03/2026'))
    expect((await w.stores.office.load()).portfolio).toEqual([
      { postId: 'chuc-pct', unitId: 'noi-vu', fieldId: null, validFrom: '2026-02-01', validTo: '2026-03-31' },
    ])
    expect((await w.told('post', 'chuc-pct')).map(e => e.kind)).toEqual(Array(4).fill('portfolio-changed'))
  })

  it('is left alone by the quick form, which is about whole units and fields of today', async () => {
    const w = await adminWorld(await make())
    await addPortfolioLine(w.tools, w.admin, line({}))
    await addPortfolioLine(w.tools, w.admin, line({ unitId: 'kinh-te', fieldId: 'cchc', validFrom: '01/03/2026' }))
    const quick = savePortfolioInput.parse({ postId: 'chuc-pct', unitIds: ['kinh-te'], fieldIds: [] })
    expect(await savePortfolio(w.tools, w.admin, quick)).toMatchObject({ kind: 'saved' })
    expect(linesOf(await w.stores.office.load(), 'chuc-pct', day('2026-03-10')).map(l => l.words)).toEqual([
      'Phòng Kinh tế',
      'Phòng Kinh tế trong lĩnh vực Cải cách hành chính',
      'Phòng Nội vụ',
    ])
  })

  it.each([
    ['the same days twice', { validFrom: '15/03/2026' }, 'twice'],
    ['an end before the beginning', { validTo: '01/03/2026' }, 'dates'],
    ['days before the post', { validFrom: '01/01/2020' }, 'outside'],
    ['a unit that is not there', { unitId: 'nowhere' }, 'no-unit'],
    ['somebody who does not lead', { postId: 'chuc-truong' }, 'no-leader'],
  ])('refuses %s', async (_what, fields, code) => {
    const w = await adminWorld(await make())
    await addPortfolioLine(w.tools, w.admin, line({ validFrom: '01/03/2026', validTo: '31/03/2026' }))
    expect(await addPortfolioLine(w.tools, w.admin, line({ validFrom: '10/04/2026', ...fields }))).toMatchObject({
      kind: 'refused',
      code,
    })
    await expect(addPortfolioLine(w.tools, w.secretary, line({}))).rejects.toThrow('forbidden')
  })
})
