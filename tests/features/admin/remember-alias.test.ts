import { expect, it } from 'vitest'
import { draftsFrom } from '#app/domain/directive/draft.ts'
import { day } from '#app/domain/shared/day.ts'
import { rememberAlias, rememberAliasInput } from '#app/features/admin/remember-alias.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

const input = (fields: Record<string, unknown>) =>
  rememberAliasInput.parse({ unitId: 'noi-vu', words: 'TT ƯDCNTT', on: '09/03/2026', ...fields })

describeOnEachDatabase('remembering what a text calls a unit', make => {
  it('counts from the day of that text, is on record, and the next reading knows it', async () => {
    const { tools, stores, secretary, told } = await adminWorld(await make())
    const read = async (on: string) =>
      draftsFrom(
        '1. Giao TT ƯDCNTT rà soát các hệ thống.',
        await stores.office.load(),
        day(on),
        () => true,
        () => 'd',
      ).directives[0]?.lead
    expect(await read('2026-03-20')).toEqual([])
    expect(await rememberAlias(tools, secretary, input({}))).toEqual({ kind: 'saved', id: 'noi-vu' })
    expect(await read('2026-03-20')).toEqual([{ kind: 'unit', id: 'noi-vu' }])
    expect(await read('2026-03-08')).toEqual([])
    const unit = (await stores.office.load()).units.find(u => u.id === 'noi-vu')!
    expect(unit.aliases.at(-1)).toEqual({ alias: 'TT ƯDCNTT', validFrom: '2026-03-09', validTo: null })
    expect(unit.aliases).toHaveLength(2)
    expect(await told('unit', 'noi-vu')).toMatchObject([{ kind: 'alias-remembered', after: { version: 1 } }])
  })

  it('refuses words that another unit answers to, and keeps nothing', async () => {
    const { tools, stores, secretary, events } = await adminWorld(await make())
    for (const words of ['P.KT', 'phòng kinh tế', 'p kt'])
      expect(await rememberAlias(tools, secretary, input({ words }))).toMatchObject({
        kind: 'refused',
        code: 'alias-taken',
        field: 'words',
        message: expect.stringContaining('Phòng Kinh tế'),
      })
    expect(await events()).toBe(0)
    expect((await stores.office.load()).units.find(u => u.id === 'noi-vu')?.aliases).toHaveLength(1)
  })

  it('twice is once; an earlier text moves the beginning', async () => {
    const { tools, stores, secretary, events } = await adminWorld(await make())
    await rememberAlias(tools, secretary, input({}))
    await rememberAlias(tools, secretary, input({ words: 'tt ưdcntt' }))
    expect(await events()).toBe(1)
    await rememberAlias(tools, secretary, input({ on: '01/02/2026' }))
    const unit = (await stores.office.load()).units.find(u => u.id === 'noi-vu')!
    expect(unit.aliases.at(-1)).toEqual({ alias: 'TT ƯDCNTT', validFrom: '2026-02-01', validTo: null })
    expect(unit.aliases).toHaveLength(2)
  })

  it('is for the secretariat and administrators, about units of that day', async () => {
    const { tools, admin, secretary, actor } = await adminWorld(await make())
    await expect(rememberAlias(tools, await actor('truong'), input({}))).rejects.toThrow('forbidden')
    await expect(rememberAlias(tools, await actor('pct'), input({}))).rejects.toThrow('forbidden')
    await expect(rememberAlias(tools, admin, input({ unitId: 'nowhere' }))).rejects.toThrow('not-found')
    expect(await rememberAlias(tools, secretary, input({ on: '01/01/2020' }))).toMatchObject({ code: 'not-then' })
    expect(await rememberAlias(tools, admin, input({}))).toMatchObject({ kind: 'saved' })
  })
})
