import { expect, it } from 'vitest'
import { actorOn } from '#app/domain/access/actor.ts'
import { day } from '#app/domain/shared/day.ts'
import { addPerson, addPersonInput } from '#app/features/admin/add-person.ts'
import { addUnits, addUnitsInput } from '#app/features/admin/add-units.ts'
import { saveGroup, saveGroupInput } from '#app/features/admin/save-group.ts'
import { attentions, setupSteps, usualStart } from '#app/features/admin/things-to-do.ts'
import { issueSetupLink } from '#app/features/auth/issue-setup-link.ts'
import { becomeFirstAdministrator } from '#app/features/auth/use-setup-link.ts'
import { readsOn } from '#db/reads/reads.ts'
import { authWorld } from '#tests/features/auth/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { adminWorld } from './world.ts'

const PASSWORD = 'con mèo ngủ trên mái'

describeOnEachDatabase('an empty office', make => {
  it('is led step by step to where people can work, its units known for the meetings of last week', async () => {
    const open = await make()
    const { tools, stores } = authWorld(open)
    const { token } = await issueSetupLink(tools, null)
    const first = {
      officeName: 'UBND xã Bình Minh',
      name: 'Trần Quản',
      email: 'q@co.example',
      password: PASSWORD,
      repeated: PASSWORD,
    }
    const outcome = await becomeFirstAdministrator(tools, token, first)
    if (outcome.kind !== 'done') throw new Error(outcome.message)
    const today = tools.clock.today()
    const office = () => stores.office.load()
    const admin = actorOn(await office(), outcome.personId, today)!
    const open_ = async () =>
      setupSteps(await office(), today)
        .filter(s => !s.done)
        .map(s => s.id)
    expect(await open_()).toEqual(['units', 'groups', 'secretary', 'leaders', 'heads'])
    const since = usualStart(await office(), today)
    expect(since).toBe('2026-01-01')

    const lines = 'Văn phòng; VP\nPhòng Kinh tế\nPhòng Văn hóa'
    await addUnits(tools, admin, addUnitsInput.parse({ lines, kind: 'office', parentId: '', validFrom: since }))
    const units = (await office()).units.filter(u => u.kind === 'office')
    await saveGroup(
      tools,
      admin,
      saveGroupInput.parse({ name: 'Các phòng', aliases: '', unitIds: units.map(u => u.id) }),
    )
    expect((await office()).groups[0]?.members.map(m => m.validFrom)).toEqual([since, since, since])
    const add = (name: string, postKind: string, unitId: string) =>
      addPerson(
        tools,
        admin,
        addPersonInput.parse({
          name,
          email: `${postKind}.${unitId}@co.example`,
          account: '',
          postKind,
          unitId,
          postFrom: since,
        }),
      )
    const leadership = (await office()).units.find(u => u.kind === 'leadership')!
    await add('Thư ký', 'secretary', units[0]!.id)
    await add('Chủ tịch', 'chair', leadership.id)
    await add('Chánh Văn phòng', 'unit-head', units[0]!.id)
    expect(await open_()).toEqual(['heads'])
    await add('Trưởng phòng', 'unit-head', units[1]!.id)
    expect(await open_()).toEqual([])
    // from now on what is added begins today
    expect(usualStart(await office(), today)).toBe(today)

    const left = attentions({
      office: await office(),
      people: await readsOn(open.db).people(),
      today,
      mailsFailed: 0,
      mailPaused: false,
      nextYearKnown: true,
    })
    expect(left.map(i => [i.id, i.count])).toEqual([
      ['headless', 1],
      ['no-password', 4],
    ])
  })
})

describeOnEachDatabase('what needs an administrator', make => {
  it('is counted, each with the list behind it', async () => {
    const { stores, reads, tools } = await adminWorld(await make())
    const office = await stores.office.load()
    const post = office.posts.find(p => p.id === 'chuc-truong')!
    await stores.office.savePost({ ...post, personId: null, validTo: day('2026-03-20') }, 1)
    await stores.people.save({ ...(await stores.people.get('thuky'))!, email: null })
    const items = attentions({
      office: await stores.office.load(),
      people: await reads.people(),
      today: tools.clock.today(),
      mailsFailed: 3,
      mailPaused: true,
      nextYearKnown: false,
    })
    expect(items.map(i => [i.id, i.count])).toEqual([
      ['failed', 3],
      ['paused', 1],
      ['headless', 2],
      ['vacant', 1],
      ['no-mail', 1],
      ['no-password', 4],
      ['no-post', 1],
      ['unled', 2],
      ['ending', 1],
      ['calendar', 1],
    ])
    expect(items.every(i => i.href.startsWith('/quan-tri/'))).toBe(true)
  })
})
