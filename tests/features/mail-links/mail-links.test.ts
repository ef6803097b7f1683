import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, can } from '#app/domain/access/can.ts'
import { actorByMailLink } from '#app/domain/access/mail-link.ts'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { savePerson } from '#app/features/admin/save-person.ts'
import { MAIL_LINKS } from '#app/features/mail-links/mail-link-settings.ts'
import {
  type MailLinkTools,
  noteOpened,
  openMailLink,
  openMailLinkToAct,
} from '#app/features/mail-links/open-mail-link.ts'
import {
  revokeMailLinksOf,
  revokeOwnMailLinks,
  revokeThisMailLink,
} from '#app/features/mail-links/revoke-mail-links.ts'
import { acceptTask } from '#app/features/tasks/accept-task.ts'
import { askTaskExtension } from '#app/features/tasks/ask-extension.ts'
import { progressTask } from '#app/features/tasks/progress-task.ts'
import { reassignTask } from '#app/features/tasks/reassign-task.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { taskHistory } from '#app/features/tasks/task-history.ts'
import { taskSubject } from '#app/features/tasks/task-subject.ts'
import { withdrawTask } from '#app/features/tasks/withdraw-task.ts'
import { linkSigner, signingMailer, signLinks } from '#app/server/link-signer.server.ts'
import { auditOn } from '#db/audit.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { HOST, World } from '#tests/stories/world.ts'
import { describeOnEachDatabase, type MakeDatabase } from '#tests/support/databases.ts'

const SITE = 'https://giaoviec.example.vn'
const signer = linkSigner(() => 'a secret that only this test knows')

/** One task of the economic office; what its head got is in `mail`. */
async function published(make: MakeDatabase) {
  const database = await make()
  const sent: { to: string; text: string; html: string }[] = []
  const wire = signingMailer(
    {
      send: async mail => {
        sent.push(mail)
        return { kind: 'sent' as const }
      },
      close: () => {},
    },
    SITE,
    signer,
  )
  const world = await World.open(database, '2026-06-01T08:00+07:00', wire)
  const [taskId = '', otherId = ''] = await world.publish('pct-kinh-te', [
    { title: 'Báo cáo thu ngân sách', lead: ['kinh-te'], due: '2026-06-16' },
    { title: 'Rà soát hộ kinh doanh', lead: ['phuong'], coordinate: ['kinh-te'], due: '2026-06-18' },
  ])
  const tools: MailLinkTools = { ...world.tools, signer }
  const mailTo = (id: string) => sent.findLast(m => m.to === `${id}@${HOST}`)!
  const tokensIn = (text: string) => [...text.matchAll(/\/t\/([\w.-]+)/g)].map(m => m[1]!)
  const tokenOf = (id: string) => tokensIn(mailTo(id).text)[0]!
  const open = (token: string) => openMailLink(tools, storesOn(database.db), token)
  const act = async (token: string) => {
    const opened = await openMailLinkToAct(tools, token, '10.0.0.7')
    if (isRefusal(opened) || opened.kind !== 'open') throw new Error(JSON.stringify(opened))
    return opened.actor
  }
  const rows = () => database.db.selectFrom('mail_links').selectAll().orderBy('id').execute()
  return { database, world, tools, taskId, otherId, sent, mailTo, tokensIn, tokenOf, open, act, rows }
}

describeOnEachDatabase('a link in a mail', make => {
  it('goes to whoever may do something, in both parts, once a task; the stored mail opens nothing', async () => {
    const { database, mailTo, tokensIn, tokenOf, open, taskId, otherId } = await published(make)
    const head = mailTo('tp-kinh-te')
    expect(tokensIn(head.text)).toHaveLength(1)
    expect(new Set(tokensIn(head.html))).toEqual(new Set(tokensIn(head.text)))
    // the task they only coordinate has its plain address
    expect(head.text).toContain(`${SITE}/nhiem-vu/${otherId}`)
    expect(head.text).not.toContain(`${SITE}/nhiem-vu/${taskId}`)
    expect(await open(tokenOf('tp-kinh-te'))).toMatchObject({ kind: 'open', task: { id: taskId } })

    const stored = await database.db.selectFrom('letters').select(['text', 'html']).execute()
    const ids = stored.flatMap(m => tokensIn(m.text + m.html))
    expect(ids.length).toBeGreaterThan(0)
    for (const id of ids) {
      expect(id).not.toContain('.')
      expect(await open(id)).toMatchObject({ kind: 'ended', why: 'unsigned' })
    }
  })

  it('does the four things and nothing else, on record as done by the link', async () => {
    const { database, world, tools, tokenOf, act, taskId } = await published(make)
    const actor = await act(tokenOf('tp-kinh-te'))
    expect(actor.limit).toMatchObject({ via: 'mail-link', taskId })
    await acceptTask(tools, actor, { taskId })
    await progressTask(tools, actor, { taskId, percent: 40, note: 'Đang thu số liệu', fileIds: [] })
    const reason = 'Chờ số liệu của kho bạc, đã có văn bản hỏi'
    await askTaskExtension(tools, actor, { taskId, wantedDue: '2026-06-20' as never, reason })
    const input = { taskId, text: 'Đã báo cáo', documentNumber: null, documentDay: null, fileIds: [] }
    expect(await reportTask(tools, actor, input)).toMatchObject({ kind: 'changed' })
    await expect(withdrawTask(tools, actor, { taskId, reason: 'thử' })).rejects.toThrow('forbidden')

    const { events, office } = await world.stores(async s => ({
      events: await s.events.list('task', taskId),
      office: await s.office.load(),
    }))
    expect(events.slice(1).map(e => [e.data.kind, (e.data as { via?: string }).via, e.actorId])).toEqual(
      ['accepted', 'progressed', 'extension-asked', 'reported'].map(k => [k, 'mail-link', 'tp-kinh-te']),
    )
    const history = taskHistory(
      taskId,
      events.map(e => ({ ...e, actorName: 'x' })),
      office,
    )
    expect(history[0]!.what).toBe('Báo cáo kết quả (bằng liên kết trong thư)')
    expect((await auditOn(database.db).verify()).problems).toEqual([])
  })

  it('changes nothing by being looked at; a browser that shows it is counted', async () => {
    const { database, tools, tokenOf, open, taskId, world } = await published(make)
    const token = tokenOf('tp-kinh-te')
    const snapshot = async () =>
      JSON.stringify(
        await Promise.all(
          (['mail_links', 'events', 'tasks', 'outbox', 'sign_in_attempts', 'sessions'] as const).map(t =>
            database.db.selectFrom(t).selectAll().execute(),
          ),
        ),
      )
    const before = await snapshot()
    for (let i = 0; i < 50; i += 1) expect((await open(token)).kind).toBe('open')
    expect(await snapshot()).toBe(before)
    await noteOpened(tools, token)
    await noteOpened(tools, token)
    expect(await world.stores(s => s.mailLinks.get(token.split('.')[0]!))).toMatchObject({ opens: 1 })
    expect((await world.stores(s => s.events.list('task', taskId))).length).toBe(1)
  })

  it('is no use for another task, another person, or with a letter changed', async () => {
    const { world, tools, tokenOf, open, act, otherId } = await published(make)
    const [mine, theirs] = [tokenOf('tp-kinh-te'), tokenOf('ct-phuong')]
    const [id, signature] = mine.split('.') as [string, string]
    const [theirId, theirSignature] = theirs.split('.') as [string, string]
    for (const forged of [
      `${id}.${theirSignature}`,
      `${theirId}.${signature}`,
      `${id}.${signer.sign(id, `ct-phuong@${HOST}`)}`,
      `${id}.${linkSigner(() => 'another secret').sign(id, `tp-kinh-te@${HOST}`)}`,
      `${id}.${signature.slice(0, -1)}`,
      `${id}.${'A'.repeat(22)}`,
      `${mine}x`,
      `x${mine}`,
      '',
      '../../etc/passwd',
      `no-such-link.${signature}`,
    ])
      expect(await open(forged), forged).toEqual({ kind: 'unknown' })
    await fc.assert(
      fc.asyncProperty(fc.nat(mine.length - 1), fc.constantFrom(...'abzAZ019-_.'), async (i, letter) => {
        fc.pre(mine[i] !== letter)
        expect((await open(mine.slice(0, i) + letter + mine.slice(i + 1))).kind).not.toBe('open')
      }),
      { numRuns: 60 },
    )
    // what the form says is of another task does not matter: the authority ends at the link's own
    const actor = await act(mine)
    await expect(acceptTask(tools, actor, { taskId: otherId })).rejects.toThrow('not-found')
    const task = await world.stores(s => s.tasks.get(otherId))
    expect(ACTIONS.filter(a => can(actor, a, taskSubject(task!)))).toEqual([])
    expect(ACTIONS.filter(a => can(actor, a))).toEqual([])
  })

  it('sent twice does one thing', async () => {
    const { world, tools, tokenOf, act, taskId } = await published(make)
    const actor = await act(tokenOf('tp-kinh-te'))
    const input = { taskId, percent: 10, note: 'Một lần', fileIds: [], requestKey: 'key-of-the-form' }
    expect(await progressTask(tools, actor, input)).toMatchObject({ kind: 'changed' })
    expect(await progressTask(tools, actor, input)).toMatchObject({ kind: 'repeated' })
    expect(isRefusal(await acceptTask(tools, actor, { taskId }))).toBe(true)
    expect((await world.stores(s => s.events.list('task', taskId))).map(e => e.data.kind)).toEqual([
      'assigned',
      'progressed',
    ])
  })

  it('expires after its days; a later mail carries the same one until half of them are over', async () => {
    const { world, open, tokenOf, tokensIn, mailTo, rows } = await published(make)
    const first = tokenOf('tp-kinh-te')
    await world.advanceTo('2026-06-05T12:00+07:00')
    expect(tokenOf('tp-kinh-te')).toBe(first)
    await world.advanceTo('2026-06-09T12:00+07:00')
    const second = tokensIn(mailTo('tp-kinh-te').text)[0]!
    expect(second).not.toBe(first)
    expect((await open(first)).kind).toBe('open')
    world.sleepTo('2026-06-15T08:02:00+07:00')
    expect(await open(first)).toMatchObject({ kind: 'ended', why: 'expired' })
    expect((await open(second)).kind).toBe('open')
    expect((await rows()).filter(r => r.person_id === 'tp-kinh-te').length).toBeLessThanOrEqual(3)
  })

  it('ends when the person, the admin or the holder ends it; the next mail has a new one', async () => {
    const { world, tools, open, tokenOf } = await published(make)
    const first = tokenOf('tp-kinh-te')
    expect(await revokeOwnMailLinks(tools, await world.actor('tp-kinh-te'))).toBeGreaterThan(0)
    expect(await open(first)).toMatchObject({ kind: 'ended', why: 'revoked' })
    await world.advanceTo('2026-06-03T12:00+07:00')
    const second = tokenOf('tp-kinh-te')
    expect((await open(second)).kind).toBe('open')
    await expect(revokeMailLinksOf(tools, await world.actor('thu-ky'), 'tp-kinh-te')).rejects.toThrow('forbidden')
    await world.stores(s =>
      s.office.savePost(
        {
          ...{ id: 'post-admin', kind: 'admin', title: 'Quản trị', unitId: 'van-phong', personId: 'thu-ky' },
          ...{ deputies: [], validFrom: '2020-01-01' as never, validTo: null, version: 1 },
        },
        null,
      ),
    )
    expect(await revokeMailLinksOf(tools, await world.actor('thu-ky'), 'tp-kinh-te')).toBe(1)
    expect(await open(second)).toMatchObject({ kind: 'ended', why: 'revoked' })
    await world.advanceTo('2026-06-05T12:00+07:00')
    const third = tokenOf('tp-kinh-te')
    expect(await revokeThisMailLink(tools, third)).toBe('revoked')
    expect(await revokeThisMailLink(tools, third)).toBe('unknown')
    const kinds = (await world.stores(s => s.events.list('person', 'tp-kinh-te'))).map(e => e.data.kind)
    expect(kinds).toEqual(['mail-links-revoked', 'mail-links-revoked'])
  })

  it('ends with the post, the person, the address, the unit’s task and the setting', async () => {
    const { world, tools, open, tokenOf, taskId } = await published(make)
    const token = tokenOf('tp-kinh-te')
    await world.stores(s => s.settings.set(MAIL_LINKS, { enabled: false }))
    expect(await open(token)).toMatchObject({ kind: 'ended', why: 'off' })
    await world.stores(s => s.settings.set(MAIL_LINKS, { enabled: true }))

    const post = {
      ...{ id: 'post-tp-kinh-te', kind: 'unit-head' as const, title: 'Trưởng phòng', unitId: 'kinh-te' },
      ...{ deputies: [], validFrom: '2020-01-01' as never, validTo: null, version: 1 },
    }
    await world.stores(s => s.office.savePost({ ...post, personId: null }, 1))
    expect(await open(token)).toMatchObject({ kind: 'ended', why: 'not-yours' })
    await world.stores(s => s.office.savePost({ ...post, personId: 'tp-kinh-te' }, 2))
    expect((await open(token)).kind).toBe('open')

    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId, toUnitId: 'van-hoa', reason: 'Đúng chức năng hơn', due: null }),
    )
    expect(await open(token)).toMatchObject({ kind: 'ended', why: 'revoked' })
    await world.does('thu-ky', (t, a) =>
      reassignTask(t, a, { taskId, toUnitId: 'kinh-te', reason: 'Giao lại đơn vị cũ', due: null }),
    )
    expect(await open(token)).toMatchObject({ kind: 'ended', why: 'revoked' })
    const again = tokenOf('tp-kinh-te')
    expect((await open(again)).kind).toBe('open')

    await world.stores(s =>
      s.office.savePost({ ...post, id: 'post-admin', kind: 'admin', personId: 'thu-ky', unitId: 'van-phong' }, null),
    )
    const person = await world.stores(s => s.people.get('tp-kinh-te'))
    const save = async (more: object) =>
      savePerson(tools, await world.actor('thu-ky'), {
        ...{ personId: 'tp-kinh-te', requestKey: undefined, name: 'tp-kinh-te', account: 'tp-kinh-te' },
        ...{ email: `tp-kinh-te@${HOST}`, active: true, seenVersion: person!.version },
        ...more,
      } as never)
    await save({ email: `khac@${HOST}` })
    expect((await open(again)).kind).toBe('unknown')
    const now = (await world.stores(s => s.people.get('tp-kinh-te')))!.version
    await save({ seenVersion: now })
    expect(await open(again)).toMatchObject({ kind: 'ended', why: 'revoked' })
  })

  it('slows down whoever sends too much, and leaves others alone', async () => {
    const { tools, tokenOf, world } = await published(make)
    const token = tokenOf('tp-kinh-te')
    let answers = 0
    for (;;) {
      const opened = await openMailLinkToAct(tools, token, '10.0.0.9')
      if (isRefusal(opened)) {
        expect(opened.code).toBe('too-many')
        break
      }
      answers += 1
      expect(answers).toBeLessThan(40)
    }
    expect(isRefusal(await openMailLinkToAct(tools, tokenOf('ct-phuong'), '10.0.0.9'))).toBe(false)
    world.sleepTo('2026-06-01T10:00+07:00')
    expect(isRefusal(await openMailLinkToAct(tools, token, '10.0.0.9'))).toBe(false)
  })

  it('is not made for those who oversee', async () => {
    const { world, rows, sent, tokensIn } = await published(make)
    await world.advanceTo('2026-06-26T07:30+07:00')
    const people = new Set((await rows()).map(r => r.person_id))
    expect([...people].sort()).toEqual(['ct-phuong', 'tp-kinh-te'])
    const chair = sent.filter(m => m.to.startsWith('chu-tich') || m.to.startsWith('pct-'))
    expect(chair.length).toBeGreaterThan(0)
    expect(chair.flatMap(m => tokensIn(m.text))).toEqual([])
  })
})

describe('signing', () => {
  it('touches only whole links of this site, and those of other people open nothing', () => {
    const to = 'a@x.example'
    const sign = (text: string) => signLinks(text, SITE, signer, to)
    expect(sign(`xem ${SITE}/t/abcdefgh`)).toBe(`xem ${SITE}/t/abcdefgh.${signer.sign('abcdefgh', to)}`)
    for (const other of [
      `${SITE}/t/short`,
      `${SITE}/t/abcdefgh.zzz`,
      'https://evil.example/t/abcdefgh',
      `${SITE}/nhiem-vu/abcdefgh`,
    ])
      expect(sign(other)).toBe(other)
    expect(signer.holds('abcdefgh', 'b@x.example', signer.sign('abcdefgh', to))).toBe(false)
    expect(signer.holds('abcdefgh', 'A@X.example', signer.sign('abcdefgh', to))).toBe(true)
    expect(signer.holds('abcdefgh', to, 'x')).toBe(false)
  })

  it('limits whoever they are', () => {
    const all = ['chair', 'secretary', 'unit-head', 'admin', 'officer'] as const
    const posts = all.map(kind => ({
      id: kind,
      kind,
      title: kind,
      unitId: 'u',
      personId: 'p',
      deputies: [],
      version: 1,
    }))
    const actor = { personId: 'p', name: 'P', portfolio: [], posts: posts as never }
    const subject = {
      ...{ kind: 'task' as const, taskId: 't1', unitId: 'u', officerId: 'p', coordinatingUnitIds: [] },
      ...{ reportToUnitId: null, fieldId: null, chairPersonId: 'p', reporterId: null },
      ...{ parentUnitId: null, watchingUnitIds: [], watchingPersonIds: [] },
    }
    const limited = actorByMailLink(actor, 't1')
    expect(ACTIONS.filter(a => can(limited, a, subject))).toEqual([
      'task.view',
      'task.accept',
      'task.progress',
      'task.report',
      'task.ask-extension',
    ])
    expect(ACTIONS.filter(a => can(limited, a, { ...subject, taskId: 't2' }))).toEqual([])
    const { taskId: _, ...nameless } = subject
    expect(ACTIONS.filter(a => can(limited, a, nameless))).toEqual([])
  })
})
