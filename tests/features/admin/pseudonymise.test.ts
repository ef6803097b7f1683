import { expect, it } from 'vitest'
import { addDays, day } from '#app/domain/shared/day.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { pseudonymisePerson, pseudonymOf } from '#app/features/admin/pseudonymise-person.ts'
import { savePerson } from '#app/features/admin/save-person.ts'
import { anchorHistory } from '#app/features/history/anchor-history.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { auditOn } from '#db/audit.ts'
import { readsOn } from '#db/reads/reads.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from '../tasks/world.ts'

describeOnEachDatabase('a leaver', make => {
  it('is named nowhere any more, and every chain stays as it was', async () => {
    const w = await taskWorld(await make())
    const admin = await w.actor('admin')
    const task = await w.assign('nv')
    await acceptTask(w.tools, { ...(await w.actor('head-nv')), origin: 'web: Firefox' }, { taskId: task.id })
    const person = (await w.stores.people.get('head-nv'))!
    const form = { personId: 'head-nv', requestKey: 'form-save-1', seenVersion: person.version }
    const left = { name: 'Đặng Thị Vụ', email: 'vu.moi@ubnd.example', account: 'head-nv', active: false }
    expect((await savePerson(w.tools, admin, { ...form, ...left })).kind).toBe('saved')
    const story = async () =>
      JSON.stringify((await readsOn(w.db).history({ subjectKind: 'person', subjectId: 'head-nv' })).lines)
    expect(await story()).toContain('vu.moi@ubnd.example')
    // the sealed row itself never held the address
    const sealed = await w.db.selectFrom('events').select('data').where('subject_id', '=', 'head-nv').execute()
    expect(JSON.stringify(sealed)).not.toMatch(/ubnd\.example|Đặng/)
    w.goTo(addDays(day('2026-03-10'), 1))
    expect(await anchorHistory(w.tools)).toBe(1)

    const forget = { personId: 'head-nv', requestKey: 'form-forget', reason: 'nghỉ hưu, theo đề nghị', sure: true }
    const outcome = await pseudonymisePerson(w.tools, admin, forget)
    expect(isRefusal(outcome) && outcome.code).toBe('has-post')
    const post = (await w.stores.office.load()).posts.find(p => p.personId === 'head-nv')!
    await w.tools.unitOfWork(s => s.office.savePost({ ...post, personId: null }, post.version))
    expect(await pseudonymisePerson(w.tools, admin, { ...forget, sure: false })).toMatchObject({ code: 'not-sure' })
    expect((await pseudonymisePerson(w.tools, admin, forget)).kind).toBe('saved')

    expect(await story()).not.toMatch(/vu\.moi|Đặng Thị Vụ/)
    const tables = ['people', 'personal_values', 'mails', 'outbox', 'events'] as const
    for (const table of tables)
      expect(JSON.stringify(await w.db.selectFrom(table).selectAll().execute()), table).not.toMatch(
        /vu\.moi|Đặng Thị Vụ/,
      )
    const page = (await readsOn(w.db).taskPage(await w.actor('chair'), task.id, w.clock.today()))!
    expect([page.events[0]!.actorName, page.events[0]!.origin, page.chain.intact]).toEqual([
      pseudonymOf('head-nv'),
      'web: Firefox',
      true,
    ])
    expect((await auditOn(w.db).verify()).problems).toEqual([])
    // and where it came from is sealed as well
    await w.db.updateTable('events').set({ origin: 'web: Chrome' }).where('kind', '=', 'accepted').execute()
    expect((await auditOn(w.db).verify()).problems).toHaveLength(1)
    expect((await readsOn(w.db).taskPage(await w.actor('chair'), task.id, w.clock.today()))!.chain.intact).toBe(false)
  })
})
