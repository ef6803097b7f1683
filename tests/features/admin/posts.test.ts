import { expect, it } from 'vitest'
import { day } from '#app/domain/shared/day.ts'
import { holderOn, leadersInCharge } from '#app/domain/unit/office.ts'
import { authoriseDeputy, authoriseDeputyInput } from '#app/features/admin/authorise-deputy.ts'
import { endAuthorisation, endAuthorisationInput } from '#app/features/admin/end-authorisation.ts'
import { portfolioMark, portfolioOn, savePortfolio, savePortfolioInput } from '#app/features/admin/save-portfolio.ts'
import { savePost, savePostInput } from '#app/features/admin/save-post.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

describeOnEachDatabase('saving a post', make => {
  const input = (fields: Record<string, unknown>) =>
    savePostInput.parse({
      kind: 'unit-head',
      title: 'Trưởng phòng Kinh tế',
      unitId: 'kinh-te',
      personId: 'truong',
      validFrom: '01/02/2026',
      ...fields,
    })

  it('adds one, held or vacant', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const held = await savePost(tools, admin, input({}))
    const vacant = await savePost(tools, admin, input({ title: 'Phó phòng', kind: 'unit-deputy', personId: '' }))
    if (held.kind !== 'saved' || vacant.kind !== 'saved') throw new Error()
    const office = await stores.office.load()
    const of = (id: string) => office.posts.find(p => p.id === id)!
    expect(holderOn(office, of(held.id), tools.clock.today())?.id).toBe('truong')
    expect(of(vacant.id).personId).toBeNull()
    expect(await told('post', held.id)).toMatchObject([{ kind: 'post-added', after: { personId: 'truong' } }])
  })

  it('changes the holder and keeps who acts for the post', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const post = (await stores.office.load()).posts.find(p => p.id === 'chuc-truong')!
    const deputies = [{ personId: 'thuky', validFrom: day('2026-03-01'), validTo: null }]
    await stores.office.savePost({ ...post, deputies }, 1)
    const change = input({ postId: post.id, seenVersion: 2, unitId: 'noi-vu', personId: 'pct' })
    expect(await savePost(tools, admin, change)).toMatchObject({ kind: 'saved' })
    const after = (await stores.office.load()).posts.find(p => p.id === post.id)
    expect(after).toMatchObject({ personId: 'pct', deputies, version: 3 })
    expect(await told('post', post.id)).toMatchObject([{ before: { personId: 'truong' }, after: { personId: 'pct' } }])
  })

  it('is for administrators, sees what is stale, and refuses what does not fit', async () => {
    const { tools, admin, secretary, events } = await adminWorld(await make())
    await expect(savePost(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(savePost(tools, admin, input({ postId: 'x', seenVersion: 1 }))).rejects.toThrow('not-found')
    expect(await savePost(tools, admin, input({ postId: 'chuc-pct', seenVersion: 5 }))).toMatchObject({ kind: 'stale' })
    expect(await savePost(tools, admin, input({ unitId: 'x' }))).toMatchObject({ field: 'unitId' })
    expect(await savePost(tools, admin, input({ personId: 'x' }))).toMatchObject({ field: 'personId' })
    expect(await savePost(tools, admin, input({ validTo: '31/01/2026' }))).toMatchObject({ field: 'validTo' })
    expect(await events()).toBe(0)
  })

  it.each([
    ['vacant', { personId: '' }],
    ['another role', { kind: 'officer' }],
    ['ending', { validTo: '31/12/2026' }],
    ['not begun', { validFrom: '01/04/2026' }],
  ])('refuses to leave the last administrator’s post %s', async (_what, fields) => {
    const { tools, admin } = await adminWorld(await make())
    const own = {
      postId: 'chuc-quantri',
      seenVersion: 1,
      kind: 'admin',
      unitId: 'lanh-dao',
      personId: 'quantri',
      ...fields,
    }
    expect(await savePost(tools, admin, input(own))).toMatchObject({ code: 'last-admin' })
    // with a second one it may
    await savePost(tools, admin, input({ kind: 'admin', title: 'Quản trị 2', personId: 'thuky' }))
    expect(await savePost(tools, admin, input(own))).toMatchObject({ kind: 'saved' })
  })
})

describeOnEachDatabase('authorising somebody to act', make => {
  const input = (fields: Record<string, unknown>) =>
    authoriseDeputyInput.parse({
      postId: 'chuc-truong',
      seenVersion: 1,
      deputyId: 'thuky',
      deputyFrom: '09/03/2026',
      deputyTo: '20/03/2026',
      ...fields,
    })
  const end = (fields: Record<string, unknown>) =>
    endAuthorisationInput.parse({
      postId: 'chuc-truong',
      seenVersion: 2,
      deputyId: 'thuky',
      deputyFrom: '2026-03-09',
      ...fields,
    })

  it('moves the rights for these days, and back', async () => {
    const { tools, stores, admin, actor, told } = await adminWorld(await make())
    expect(await authoriseDeputy(tools, admin, input({}))).toMatchObject({ kind: 'saved' })
    expect((await actor('thuky')).posts.map(p => p.kind).sort()).toEqual(['secretary', 'unit-head'])
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === 'chuc-truong')!
    expect(holderOn(office, post, day('2026-03-20'))?.id).toBe('thuky')
    expect(holderOn(office, post, day('2026-03-21'))?.id).toBe('truong')

    expect(await endAuthorisation(tools, admin, end({}))).toMatchObject({ kind: 'saved' })
    expect((await actor('thuky')).posts.map(p => p.kind)).toEqual(['secretary'])
    const [deputy] = (await stores.office.load()).posts.find(p => p.id === 'chuc-truong')!.deputies
    expect(deputy).toMatchObject({ validTo: '2026-03-09' }) // the day that was acted for stays
    expect((await told('post', 'chuc-truong')).map(e => e.kind)).toEqual(['deputy-authorised', 'authorisation-ended'])
  })

  it('that has not begun goes without a trace in the post', async () => {
    const { tools, stores, admin } = await adminWorld(await make())
    await authoriseDeputy(tools, admin, input({ deputyFrom: '12/03/2026' }))
    await endAuthorisation(tools, admin, end({ deputyFrom: '2026-03-12' }))
    expect((await stores.office.load()).posts.find(p => p.id === 'chuc-truong')!.deputies).toEqual([])
  })

  it('refuses the holder, overlapping days, the locked; is for administrators; sees what is stale', async () => {
    const { tools, stores, admin, secretary } = await adminWorld(await make())
    await expect(authoriseDeputy(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(endAuthorisation(tools, secretary, end({}))).rejects.toThrow('forbidden')
    await expect(authoriseDeputy(tools, admin, input({ postId: 'x' }))).rejects.toThrow('not-found')
    expect(await authoriseDeputy(tools, admin, input({ deputyId: 'truong' }))).toMatchObject({ code: 'same-person' })
    expect(await authoriseDeputy(tools, admin, input({ deputyTo: '01/03/2026' }))).toMatchObject({ field: 'deputyTo' })
    await stores.people.save({ ...(await stores.people.get('pct'))!, active: false })
    expect(await authoriseDeputy(tools, admin, input({ deputyId: 'pct' }))).toMatchObject({ field: 'deputyId' })
    await authoriseDeputy(tools, admin, input({}))
    expect(await authoriseDeputy(tools, admin, input({}))).toMatchObject({ kind: 'stale', seenVersion: '2' })
    const second = input({ seenVersion: 2, deputyFrom: '20/03/2026', deputyTo: '' })
    expect(await authoriseDeputy(tools, admin, second)).toMatchObject({ code: 'overlap' })
    await expect(endAuthorisation(tools, admin, end({ deputyId: 'pct' }))).rejects.toThrow('not-found')
    expect(await endAuthorisation(tools, admin, end({ seenVersion: 1 }))).toMatchObject({ kind: 'stale' })
  })
})

describeOnEachDatabase('saving a portfolio', make => {
  const input = (fields: Record<string, unknown>) =>
    savePortfolioInput.parse({ postId: 'chuc-pct', unitIds: ['noi-vu', 'kinh-te'], fieldIds: 'cchc', ...fields })

  it('decides who is in charge, by day', async () => {
    const { tools, stores, admin, advance, told } = await adminWorld(await make())
    expect(await savePortfolio(tools, admin, input({}))).toMatchObject({ kind: 'saved' })
    advance(3 * 24 * 60)
    await savePortfolio(tools, admin, input({ unitIds: ['kinh-te'], fieldIds: [] }))
    const office = await stores.office.load()
    const inCharge = (on: string, fieldId: string | null = null) =>
      leadersInCharge(office, 'noi-vu', fieldId, day(on)).map(p => p.id)
    expect(inCharge('2026-03-12')).toEqual(['pct'])
    expect(inCharge('2026-03-13')).toEqual([])
    expect(inCharge('2026-03-13', 'cchc')).toEqual([])
    expect(portfolioOn(office, 'chuc-pct', tools.clock.today())).toEqual({ unitIds: ['kinh-te'], fieldIds: [] })
    expect(await told('post', 'chuc-pct')).toMatchObject([
      { kind: 'portfolio-changed', before: { portfolio: [] } },
      { kind: 'portfolio-changed', after: { portfolio: [{ unitId: 'kinh-te' }] } },
    ])
  })

  it('refuses posts that lead nothing and what is not there; is for administrators; sees what is stale', async () => {
    const { tools, stores, admin, secretary } = await adminWorld(await make())
    await expect(savePortfolio(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(savePortfolio(tools, admin, input({ postId: 'x' }))).rejects.toThrow('not-found')
    expect(await savePortfolio(tools, admin, input({ postId: 'chuc-truong' }))).toMatchObject({ code: 'no-leader' })
    expect(await savePortfolio(tools, admin, input({ unitIds: ['x'] }))).toMatchObject({ field: 'unitIds' })
    expect(await savePortfolio(tools, admin, input({ fieldIds: ['x'] }))).toMatchObject({ field: 'fieldIds' })
    const mark = portfolioMark(await stores.office.load(), 'chuc-pct', tools.clock.today())
    await savePortfolio(tools, admin, input({ seenVersion: mark }))
    const late = await savePortfolio(tools, admin, input({ seenVersion: mark, unitIds: [] }))
    expect(late).toMatchObject({ kind: 'stale', since: [{ data: { kind: 'portfolio-changed' } }] })
  })
})
