import { expect, it } from 'vitest'
import { saveField, saveFieldInput } from '#app/features/admin/save-field.ts'
import {
  readOfficeSettings,
  saveOfficeSettings,
  saveOfficeSettingsInput,
  settingsMark,
} from '#app/features/admin/save-office-settings.ts'
import { switchMail, switchMailInput } from '#app/features/admin/switch-mail.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

describeOnEachDatabase('the settings of the office', make => {
  const input = (fields: Record<string, unknown>) =>
    saveOfficeSettingsInput.parse({ name: 'UBND phường Tân Lập', place: 'Tân Lập', symbol: 'TB-VP', ...fields })

  it('are saved, read back and on record', async () => {
    const { tools, stores, admin, reads, told } = await adminWorld(await make())
    expect(await saveOfficeSettings(tools, admin, input({}))).toMatchObject({ kind: 'saved' })
    expect(await reads.officeSettings()).toMatchObject({
      name: 'UBND phường Tân Lập',
      place: 'Tân Lập',
      symbol: 'TB-VP',
    })
    await saveOfficeSettings(tools, admin, input({ place: ' ' }))
    expect(await stores.settings.get('office.place')).toBeNull()
    expect(await told('settings', 'office')).toMatchObject([
      { kind: 'settings-changed', before: { symbol: 'TB-UBND' }, after: { symbol: 'TB-VP' } },
      { kind: 'settings-changed', before: { place: 'Tân Lập' }, after: { place: '' } },
    ])
  })

  it('are for administrators, see what is stale, and say what is wrong', async () => {
    const { tools, stores, admin, secretary } = await adminWorld(await make())
    await expect(saveOfficeSettings(tools, secretary, input({}))).rejects.toThrow('forbidden')
    const seenVersion = settingsMark(await readOfficeSettings(stores.settings))
    await saveOfficeSettings(tools, admin, input({ seenVersion }))
    expect(await saveOfficeSettings(tools, admin, input({ seenVersion, symbol: 'KL' }))).toMatchObject({
      kind: 'stale',
    })
    const problems = saveOfficeSettingsInput.safeParse({ name: '', symbol: 'TB UBND/' })
    expect(problems.error?.issues.map(i => i.path[0]).sort()).toEqual(['name', 'symbol'])
  })
})

describeOnEachDatabase('a field', make => {
  const input = (fields: Record<string, unknown>) => saveFieldInput.parse({ name: 'Đô thị', ...fields })

  it('is added at the end and renamed in its place', async () => {
    const { tools, stores, admin, told } = await adminWorld(await make())
    await saveField(tools, admin, input({}))
    await saveField(tools, admin, input({ fieldId: 'cchc', seenVersion: 'Cải cách hành chính', name: 'CCHC' }))
    expect((await stores.office.load()).fields.map(f => f.name)).toEqual(['CCHC', 'Đô thị'])
    expect(await told('settings', 'field.cchc')).toMatchObject([
      { kind: 'field-changed', before: { name: 'Cải cách hành chính' }, after: { name: 'CCHC' } },
    ])
  })

  it('refuses a name in use; is for administrators; sees what is stale', async () => {
    const { tools, admin, secretary } = await adminWorld(await make())
    await expect(saveField(tools, secretary, input({}))).rejects.toThrow('forbidden')
    await expect(saveField(tools, admin, input({ fieldId: 'x' }))).rejects.toThrow('not-found')
    expect(await saveField(tools, admin, input({ name: 'cai cach hanh chinh' }))).toMatchObject({ field: 'name' })
    expect(await saveField(tools, admin, input({ fieldId: 'cchc', seenVersion: 'Cũ' }))).toMatchObject({
      kind: 'stale',
    })
  })
})

describeOnEachDatabase('the switch of the mail', make => {
  it('pauses and resumes on record, once each', async () => {
    const { tools, admin, secretary, reads, told } = await adminWorld(await make())
    const to = (state: string) => switchMailInput.parse({ to: state })
    await expect(switchMail(tools, secretary, to('paused'))).rejects.toThrow('forbidden')
    for (const state of ['paused', 'paused', 'running']) {
      expect(await switchMail(tools, admin, to(state))).toMatchObject({ kind: 'saved' })
      expect((await reads.officeSettings()).mailPaused).toBe(state === 'paused')
    }
    expect((await told('settings', 'mail')).map(e => e.kind)).toEqual(['mail-paused', 'mail-resumed'])
  })
})
