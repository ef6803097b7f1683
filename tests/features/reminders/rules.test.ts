import { expect, it } from 'vitest'
import type { Actor } from '#app/domain/access/actor.ts'
import { DEFAULT_RULES } from '#app/domain/reminder/rule.ts'
import { instant } from '#app/domain/shared/instant.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { changeRules } from '#app/features/reminders/change-rules.ts'
import { dryRunMails } from '#app/features/reminders/dry-run.ts'
import { openRules, ruleVersions } from '#app/features/reminders/open-rules.ts'
import { planDueNotices } from '#app/features/reminders/plan-due-notices.ts'
import { previewRules } from '#app/features/reminders/preview-rules.ts'
import { ruleInput, ruleMark } from '#app/features/reminders/rule-input.ts'
import { reminderTimesInput, saveReminderTimes } from '#app/features/reminders/save-reminder-times.ts'
import { removeRule, saveRule } from '#app/features/reminders/save-rule.ts'
import type { OpenDatabase } from '#db/open.ts'
import { World } from '#tests/stories/world.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'

async function office(open: OpenDatabase) {
  const world = await World.open(open, '2026-06-01T08:00+07:00')
  await world.publish('pct-kinh-te', [
    { title: 'Việc của Kinh tế', lead: ['kinh-te'], due: '2026-06-09' },
    { title: 'Việc khẩn của Văn hóa', lead: ['van-hoa'], due: '2026-06-09', urgency: 'urgent' },
  ])
  const secretary = await world.actor('thu-ky')
  const admin: Actor = { ...secretary, posts: secretary.posts.map(p => ({ ...p, kind: 'admin' as const })) }
  const waiting = async () =>
    (
      await world.database.db
        .selectFrom('outbox')
        .select(['rule', 'occurrence', 'person_id', 'due_at'])
        .where('state', '=', 'waiting')
        .orderBy('key')
        .execute()
    )
      .filter(r => r.rule === 'due-soon')
      .map(r => `${r.occurrence} ${r.person_id} ${r.due_at}`)
  return { world, secretary, admin, waiting }
}

const dueSoon = (fields: Record<string, unknown> = {}) =>
  ruleInput.parse({
    id: 'due-soon',
    enabled: 'on',
    offsets: '7, 3, 1',
    onDay: 'on',
    days: 'working',
    repeatEvery: '',
    cap: '',
    recipients: ['officer', 'unit-head'],
    at: '',
    ...fields,
  })

describeOnEachDatabase('the rules of an office', make => {
  it('are refused where they make no sense', () => {
    const errors = (fields: Record<string, unknown>) =>
      ruleInput.safeParse({ ...dueSoonRaw, ...fields }).error?.issues.map(i => i.path[0]) ?? []
    expect(errors({})).toEqual([])
    expect(errors({ offsets: 'bảy' })).toEqual(['offsets'])
    expect(errors({ offsets: '', onDay: undefined })).toEqual(['offsets'])
    expect(errors({ recipients: [] })).toEqual(['recipients'])
    expect(errors({ at: '25:00' })).toEqual(['at'])
    expect(errors({ cap: '2' })).toEqual(['cap'])
    const ids = { next: () => 'x' }
    const own = (fields: object) => ruleInput.parse({ ...dueSoonRaw, id: undefined, step: 'due-soon', ...fields })
    expect(changeRules(DEFAULT_RULES, own({}), ids)).toMatchObject({ field: 'classes' })
    const first = changeRules(DEFAULT_RULES, own({ classes: ['urgent'] }), ids)
    if (isRefusal(first)) throw new Error(first.message)
    expect(changeRules(first.rules, own({ classes: ['flash', 'urgent'] }), { next: () => 'y' })).toMatchObject({
      code: 'taken',
    })
  })

  it('show beforehand what would change, write nothing meanwhile, and then that is what happens', async () => {
    const { world, admin, secretary, waiting } = await office(await make())
    world.sleepTo('2026-06-03T15:00+07:00')
    const input = dueSoon({ offsets: '7' })
    const change = changeRules(DEFAULT_RULES, input, world.tools.ids)
    if (isRefusal(change)) throw new Error(change.message)
    const shown = await previewRules(world.tools, admin, { rules: change.rules })
    expect(shown).toMatchObject({ tasks: { before: 2 }, until: '2026-06-10', added: { count: 0 } })
    // the week ahead: three days before, one day before; the day itself stays
    expect(shown.gone.lines.map(l => `${l.day} ${l.personName}`).sort()).toEqual([
      '2026-06-04 tp-kinh-te',
      '2026-06-04 tp-van-hoa',
      '2026-06-08 tp-kinh-te',
      '2026-06-08 tp-van-hoa',
    ])
    expect((await previewRules(world.tools, admin, { rules: DEFAULT_RULES })).gone.count).toBe(0)
    expect(await waiting()).toEqual([])
    await expect(previewRules(world.tools, secretary, { rules: change.rules })).rejects.toThrow()
    await expect(saveRule(world.tools, secretary, input)).rejects.toThrow()
    expect(await saveRule(world.tools, admin, input)).toMatchObject({ kind: 'saved' })
    const planned = await planDueNotices(world.tools, { asOf: instant('2026-06-04T07:30+07:00'), mailDomains: [] })
    expect(planned.notices.filter(n => n.rule === 'due-soon')).toEqual([])
  })

  it('plan anew exactly what was planned and not sent', async () => {
    const { world, admin, waiting } = await office(await make())
    world.sleepTo('2026-06-04T07:30+07:00')
    await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    const at = (time: string) => instant(`2026-06-04T${time}+07:00`)
    expect(await waiting()).toEqual([`-3 tp-kinh-te ${at('07:30')}`, `-3 tp-van-hoa ${at('07:30')}`])
    // only the urgent ones, and those in the afternoon
    const own = ruleInput.parse({ ...dueSoonRaw, id: undefined, step: 'due-soon', classes: ['urgent'], at: '14:00' })
    const outcome = await saveRule(world.tools, admin, own)
    if (outcome.kind !== 'saved') throw new Error(outcome.kind)
    expect(await waiting()).toEqual([`-3 tp-kinh-te ${at('07:30')}`, `-3 tp-van-hoa ${at('14:00')}`])
    await saveRule(world.tools, admin, dueSoon({ enabled: undefined }))
    expect(await waiting()).toEqual([`-3 tp-van-hoa ${at('14:00')}`])
    await removeRule(world.tools, admin, { requestKey: undefined, id: outcome.id })
    expect(await waiting()).toEqual([])
    const versions = await ruleVersions(world.tools, admin)
    expect(versions.map(v => v.data.kind)).toEqual(['rule-removed', 'rule-changed', 'rule-added'])
    expect(versions[1]?.data).toMatchObject({ after: { says: 'Không nhắc.' } })
  })

  it('what was sent is not sent again by a row of its own', async () => {
    const { world, admin } = await office(await make())
    world.sleepTo('2026-06-04T07:31+07:00')
    await world.tick()
    const own = ruleInput.parse({ ...dueSoonRaw, id: undefined, step: 'due-soon', classes: ['urgent'] })
    await saveRule(world.tools, admin, own)
    const again = await planDueNotices(world.tools, { asOf: world.now, mailDomains: [] })
    expect(again.notices).toEqual([])
  })

  it('somebody else’s change in between makes a form stale', async () => {
    const { world, admin } = await office(await make())
    const { rules } = await openRules(world.tools, admin)
    const seenVersion = ruleMark(rules.find(r => r.id === 'due-soon')!)
    expect(await saveRule(world.tools, admin, dueSoon({ seenVersion, offsets: '5' }))).toMatchObject({ kind: 'saved' })
    expect(await saveRule(world.tools, admin, dueSoon({ seenVersion, offsets: '4' }))).toMatchObject({ kind: 'stale' })
  })

  it('leaders have their overview on the day the office sets, or not at all', async () => {
    const { world, admin } = await office(await make())
    await world.advanceTo('2026-06-12T09:00+07:00')
    const set = (leaderDay: string) =>
      saveReminderTimes(
        world.tools,
        admin,
        reminderTimesInput.parse({
          runAt: '07:30',
          quietFrom: '21:00',
          quietTo: '06:00',
          extensionDecider: 'leader',
          leaderDay,
        }),
      )
    const overviews = async (at: string) =>
      (await planDueNotices(world.tools, { asOf: instant(at), mailDomains: [], dryRun: true })).notices
        .filter(n => n.rule === 'leader-digest')
        .map(n => `${n.step} ${n.personId}`)
        .sort()
    const [monday, wednesday] = ['2026-06-15T07:30+07:00', '2026-06-17T07:30+07:00']
    const everybody = (on: string) => ['chu-tich', 'pct-kinh-te', 'pct-van-xa'].map(p => `leader-digest@${on} ${p}`)
    expect(await overviews(monday)).toEqual(everybody('2026-06-15'))
    await set('3')
    expect(await overviews(monday)).toEqual([])
    expect(await overviews(wednesday)).toEqual(everybody('2026-06-17'))
    await set('0')
    expect(await overviews(monday)).toEqual([])
    expect(await overviews(wednesday)).toEqual([])
    expect((await ruleVersions(world.tools, admin))[0]?.data).toMatchObject({
      before: { leaderDay: 'thứ Tư' },
      after: { leaderDay: 'không gửi' },
    })
  })

  it('quiet hours hold an assignment back until the morning, hoả tốc goes at once', async () => {
    const { world, admin } = await office(await make())
    await world.tick()
    world.mails.length = 0
    const times = reminderTimesInput.parse({
      runAt: '08:00',
      quietOn: 'on',
      quietFrom: '20:00',
      quietTo: '06:30',
      extensionDecider: 'leader',
    })
    expect(await saveReminderTimes(world.tools, admin, times)).toMatchObject({ kind: 'saved' })
    world.sleepTo('2026-06-02T20:30+07:00')
    await world.publish('pct-kinh-te', [
      { title: 'Việc ban đêm', lead: ['kinh-te'], due: '2026-07-09' },
      { title: 'Việc hoả tốc', lead: ['van-hoa'], due: '2026-07-09', urgency: 'flash' },
    ])
    await world.tick()
    const night = world.mails.map(m => m.to)
    expect(night).toContain('tp-van-hoa')
    expect(night).not.toContain('tp-kinh-te')
    world.sleepTo('2026-06-03T06:30+07:00')
    await world.tick()
    expect(world.mails.map(m => m.to)).toContain('tp-kinh-te')
  })

  it('a dry run further ahead leaves out what will have been told by then', async () => {
    const { world } = await office(await make())
    world.sleepTo('2026-06-03T15:00+07:00')
    const of = async (d: string) => {
      const made = await dryRunMails(world.tools, { asOf: instant(`${d}T07:30+07:00`) })
      return made.notices
        .filter(n => n.rule === 'due-soon')
        .map(n => `${n.occurrence} ${n.personId}`)
        .sort()
    }
    expect(await of('2026-06-04')).toEqual(['-3 tp-kinh-te', '-3 tp-van-hoa'])
    expect(await of('2026-06-05')).toEqual([])
    expect(await of('2026-06-08')).toEqual(['-1 tp-kinh-te', '-1 tp-van-hoa'])
  })
})

const dueSoonRaw = {
  id: 'due-soon',
  enabled: 'on',
  offsets: '7, 3, 1',
  onDay: 'on',
  days: 'working',
  repeatEvery: '',
  cap: '',
  recipients: ['officer', 'unit-head'],
  at: '',
}
