import { expect, it } from 'vitest'
import { addUnits, addUnitsInput } from '#app/features/admin/add-units.ts'
import { saveGroup, saveGroupInput } from '#app/features/admin/save-group.ts'
import { saveUnit, saveUnitInput } from '#app/features/admin/save-unit.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

const unitInput = (fields: Record<string, unknown>) =>
  saveUnitInput.parse({
    name: 'Phòng Tư pháp',
    kind: 'office',
    parentId: 'lanh-dao',
    sort: '30',
    validFrom: '01/01/2026',
    aliases: 'P.TP\nPTP; Tư pháp\n\nPTP',
    ...fields,
  })

describeOnEachDatabase('saving a unit', make => {
  it('adds one with its other names, on record', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const outcome = await saveUnit(tools, admin, unitInput({}))
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    const unit = (await stores.office.load()).units.find(u => u.id === outcome.id)
    expect(unit).toMatchObject({ name: 'Phòng Tư pháp', parentId: 'lanh-dao', sort: 30, validFrom: '2026-01-01' })
    expect(unit?.aliases.map(a => a.alias)).toEqual(['P.TP', 'PTP', 'Tư pháp'])
    expect(await told('unit', outcome.id)).toMatchObject([
      { kind: 'unit-added', before: null, after: { name: 'Phòng Tư pháp' } },
    ])
  })

  it('changes one and keeps before and after', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const input = unitInput({ unitId: 'noi-vu', seenVersion: '1', name: 'Phòng  Nội vụ – Lao động', aliases: 'P.NVLĐ' })
    expect(await saveUnit(tools, admin, input)).toMatchObject({ kind: 'saved', id: 'noi-vu' })
    const unit = (await stores.office.load()).units.find(u => u.id === 'noi-vu')
    expect(unit).toMatchObject({ name: 'Phòng Nội vụ – Lao động', version: 2 })
    expect(await told('unit', 'noi-vu')).toMatchObject([
      { kind: 'unit-changed', before: { name: 'Phòng Nội vụ' }, after: { name: 'Phòng Nội vụ – Lao động' } },
    ])
  })

  it('is for administrators only, and leaves nothing behind otherwise', async () => {
    const { tools, admin, secretary, events } = await adminWorld(await make())
    await expect(saveUnit(tools, secretary, unitInput({}))).rejects.toThrow('forbidden')
    await expect(saveUnit(tools, admin, unitInput({ unitId: 'nowhere', seenVersion: 1 }))).rejects.toThrow('not-found')
    expect(await events()).toBe(0)
  })

  it('tells the second of two what the first did', async () => {
    const { tools, stores, admin } = await adminWorld(await make())
    const same = { unitId: 'noi-vu', seenVersion: 1, aliases: '' }
    await saveUnit(tools, admin, unitInput({ ...same, name: 'Tên thứ nhất' }))
    const second = await saveUnit(tools, admin, unitInput({ ...same, name: 'Tên thứ hai' }))
    expect(second).toMatchObject({ kind: 'stale', seenVersion: '2', since: [{ data: { kind: 'unit-changed' } }] })
    expect((await stores.office.load()).units.find(u => u.id === 'noi-vu')?.name).toBe('Tên thứ nhất')
    // having been told, the second may still save
    expect(await saveUnit(tools, admin, unitInput({ ...same, seenVersion: 2, name: 'Tên thứ hai' }))).toMatchObject({
      kind: 'saved',
    })
  })

  it('does one thing for a form sent twice, and takes a refused form again', async () => {
    const { tools, stores, admin, key } = await adminWorld(await make())
    const requestKey = key()
    expect(await saveUnit(tools, admin, unitInput({ requestKey, aliases: 'P.NV' }))).toMatchObject({
      kind: 'refused',
      field: 'aliases',
    })
    const both = await Promise.all([1, 2].map(() => saveUnit(tools, admin, unitInput({ requestKey }))))
    expect(both.map(o => o.kind).sort()).toEqual(['repeated', 'saved'])
    expect((await stores.office.load()).units.filter(u => u.name === 'Phòng Tư pháp')).toHaveLength(1)
  })

  it.each([
    ['a name in use, whatever the accents', { name: 'phong kinh te' }, 'name'],
    ['an alias in use', { aliases: 'p.kt' }, 'aliases'],
    ['an end before the beginning', { validTo: '31/12/2025' }, 'validTo'],
    ['a parent that is not there', { parentId: 'nowhere' }, 'parentId'],
    ['itself as its parent', { unitId: 'noi-vu', seenVersion: 1, parentId: 'noi-vu' }, 'parentId'],
    ['its own child as its parent', { unitId: 'lanh-dao', seenVersion: 1, parentId: 'noi-vu' }, 'parentId'],
  ])('refuses %s', async (_what, fields, field) => {
    const { tools, admin, events } = await adminWorld(await make())
    expect(await saveUnit(tools, admin, unitInput(fields))).toMatchObject({ kind: 'refused', field })
    expect(await events()).toBe(0)
  })

  it('lets a name go on after its unit has ended', async () => {
    const { tools, admin } = await adminWorld(await make())
    const ended = unitInput({
      unitId: 'kinh-te',
      seenVersion: 1,
      name: 'Phòng Kinh tế',
      aliases: 'P.KT',
      validTo: '31/01/2026',
    })
    expect(await saveUnit(tools, admin, ended)).toMatchObject({ kind: 'saved' })
    const heir = unitInput({ name: 'Phòng Kinh tế – Hạ tầng', aliases: 'P.KT', validFrom: '01/02/2026' })
    expect(await saveUnit(tools, admin, heir)).toMatchObject({ kind: 'saved' })
  })

  it('says what is wrong with what was typed', () => {
    const problems = saveUnitInput.safeParse({ name: ' ', kind: 'office', validFrom: '31/02/2026', sort: 'ba' })
    expect(problems.error?.issues.map(i => i.path[0]).sort()).toEqual(['name', 'sort', 'validFrom'])
  })
})

describeOnEachDatabase('adding many units', make => {
  const input = (lines: string, more = {}) =>
    addUnitsInput.parse({ lines, kind: 'ward', parentId: 'lanh-dao', validFrom: '01/01/2026', ...more })

  it('takes one a line with other names after semicolons', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    const lines = 'UBND phường 1; phường 1; P1\r\n\n  UBND phường 2 ;phường 2'
    expect(await addUnits(tools, admin, input(lines))).toMatchObject({ kind: 'saved', id: '2' })
    const wards = (await stores.office.load()).units.filter(u => u.kind === 'ward')
    expect(wards.map(u => [u.name, u.aliases.map(a => a.alias), u.sort])).toEqual([
      ['UBND phường 1', ['phường 1', 'P1'], 30],
      ['UBND phường 2', ['phường 2'], 40],
    ])
    expect(await told('unit', wards[0]!.id)).toMatchObject([{ kind: 'unit-added' }])
  })

  it('adds all or none, and names the line in the way', async () => {
    const { tools, stores, admin, secretary, events } = await adminWorld(await make())
    for (const [lines, message] of [
      ['UBND phường 1\nPhòng Nội vụ', /Dòng 2/],
      ['UBND phường 1\nUBND Phường 1', /Dòng 2/],
      ['UBND phường 1; P.KT', /Phòng Kinh tế/],
      ['\n \n', /mỗi dòng/],
    ] as const) {
      const outcome = await addUnits(tools, admin, input(lines))
      expect(outcome).toMatchObject({ kind: 'refused', field: 'lines', message: expect.stringMatching(message) })
    }
    await expect(addUnits(tools, secretary, input('UBND phường 1'))).rejects.toThrow('forbidden')
    expect((await stores.office.load()).units).toHaveLength(3)
    expect(await events()).toBe(0)
  })
})

describeOnEachDatabase('saving a group', make => {
  const input = (fields: Record<string, unknown>) =>
    saveGroupInput.parse({ name: 'Các phòng', aliases: 'các phòng ban', unitIds: ['noi-vu', 'kinh-te'], ...fields })

  it('dates who belongs: a notice of last year keeps its units', async () => {
    const { tools, stores, admin, advance, told } = await adminWorld(await make())
    const outcome = await saveGroup(tools, admin, input({}))
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    const groupId = outcome.id
    advance(24 * 60)
    expect(await saveGroup(tools, admin, input({ groupId, seenVersion: 1, unitIds: 'noi-vu' }))).toMatchObject({
      kind: 'saved',
    })
    advance(24 * 60)
    await saveGroup(tools, admin, input({ groupId, seenVersion: 2 }))
    const [group] = (await stores.office.load()).groups
    expect(group?.members).toEqual([
      { unitId: 'noi-vu', validFrom: '2025-01-06', validTo: null },
      { unitId: 'kinh-te', validFrom: '2025-01-06', validTo: '2026-03-10' },
      { unitId: 'kinh-te', validFrom: '2026-03-12', validTo: null },
    ])
    expect((await told('group', groupId)).map(e => e.kind)).toEqual(['group-added', 'group-changed', 'group-changed'])
  })

  it('forgets who came in and went out on one day', async () => {
    const { tools, stores, admin } = await adminWorld(await make())
    const outcome = await saveGroup(tools, admin, input({ unitIds: [] }))
    const groupId = outcome.kind === 'saved' ? outcome.id : ''
    await saveGroup(tools, admin, input({ groupId, seenVersion: 1 }))
    await saveGroup(tools, admin, input({ groupId, seenVersion: 2, unitIds: [] }))
    expect((await stores.office.load()).groups[0]?.members).toEqual([])
  })

  it('refuses a name in use and units that are not there; is for administrators; sees what is stale', async () => {
    const { tools, admin, secretary } = await adminWorld(await make())
    const outcome = await saveGroup(tools, admin, input({}))
    const groupId = outcome.kind === 'saved' ? outcome.id : ''
    expect(await saveGroup(tools, admin, input({ name: 'cac phong' }))).toMatchObject({ field: 'name' })
    expect(await saveGroup(tools, admin, input({ name: 'Khác', unitIds: ['x'] }))).toMatchObject({ field: 'unitIds' })
    expect(await saveGroup(tools, admin, input({ groupId, seenVersion: 7 }))).toMatchObject({
      kind: 'stale',
      seenVersion: '1',
    })
    await expect(saveGroup(tools, admin, input({ groupId: 'x', seenVersion: 1 }))).rejects.toThrow('not-found')
    await expect(saveGroup(tools, secretary, input({}))).rejects.toThrow('forbidden')
  })
})
