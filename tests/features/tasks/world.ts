import { type Actor, actorOn } from '#app/domain/access/actor.ts'
import { byHand, type DraftDirective, noEvidence } from '#app/domain/directive/draft.ts'
import { fanOut } from '#app/domain/directive/fan-out.ts'
import { type Day, day } from '#app/domain/shared/day.ts'
import { addMinutes, dayOfInstant, type Instant, instantAt } from '#app/domain/shared/instant.ts'
import { evolve, type TaskEventData } from '#app/domain/task/task.ts'
import type { PostKind } from '#app/domain/unit/office.ts'
import type { StoredTask, Stores, Tools } from '#app/features/ports.ts'
import type { OpenDatabase } from '#db/open.ts'
import { storesOn, unitOfWorkOn } from '#db/unit-of-work.ts'

/** An invented office: three offices, three wards, two vice-chairs who share them, one head of two units. */
const FROM = day('2020-01-01')
const UNITS: [id: string, name: string, kind: string][] = [
  ['ld', 'Lãnh đạo UBND', 'leadership'],
  ['vp', 'Văn phòng HĐND-UBND', 'office'],
  ['nv', 'Phòng Nội vụ', 'office'],
  ['dt', 'Phòng Quản lý đô thị', 'office'],
  ['p1', 'UBND phường 1', 'ward'],
  ['p2', 'UBND phường 2', 'ward'],
  ['p3', 'UBND phường 3', 'ward'],
]
const POSTS: [person: string, name: string, kind: PostKind, title: string, unit: string][] = [
  ['chair', 'Trần Văn Chủ', 'chair', 'Chủ tịch UBND', 'ld'],
  ['vice-dt', 'Lê Thị Đô', 'vice-chair', 'Phó Chủ tịch UBND', 'ld'],
  ['vice-nv', 'Phạm Văn Nội', 'vice-chair', 'Phó Chủ tịch UBND', 'ld'],
  ['secretary', 'Nguyễn Thị Thư', 'secretary', 'Chuyên viên Văn phòng', 'vp'],
  ['head-vp', 'Vũ Văn Phòng', 'unit-head', 'Chánh Văn phòng', 'vp'],
  ['head-nv', 'Đặng Thị Vụ', 'unit-head', 'Trưởng phòng Nội vụ', 'nv'],
  ['deputy-nv', 'Hồ Văn Phó', 'unit-deputy', 'Phó Trưởng phòng Nội vụ', 'nv'],
  ['officer-nv', 'Bùi Thị Cán', 'officer', 'Chuyên viên Phòng Nội vụ', 'nv'],
  ['head-dt', 'Ngô Văn Thị', 'unit-head', 'Trưởng phòng Quản lý đô thị', 'dt'],
  ['officer-dt', 'Dương Văn Tuyến', 'officer', 'Chuyên viên Phòng Quản lý đô thị', 'dt'],
  ['head-p1', 'Lý Văn Nhất', 'unit-head', 'Chủ tịch UBND phường 1', 'p1'],
  ['head-p23', 'Mai Thị Nhị', 'unit-head', 'Chủ tịch UBND phường 2', 'p2'],
  ['head-p23', 'Mai Thị Nhị', 'unit-head', 'Phụ trách UBND phường 3', 'p3'],
  ['reform', 'Tạ Văn Cải', 'reform', 'Tổ CCHC', 'nv'],
  ['auditor', 'Cao Thị Giám', 'auditor', 'Thanh tra', 'ld'],
  ['admin', 'Kim Văn Quản', 'admin', 'Quản trị', 'vp'],
]
export const PEOPLE = [...new Set(POSTS.map(p => p[0]))]
export const UNIT_IDS = UNITS.map(u => u[0]).filter(id => id !== 'ld')

type Given = { start?: Day; passwordHash?: string }

/** Real stores on a real database, a clock that a test moves, and the office above. */
export async function taskWorld({ db }: OpenDatabase, { start = day('2026-03-10'), passwordHash }: Given = {}) {
  let now: Instant = instantAt(start, '08:00')
  let serial = 0
  const clock = { now: () => now, today: (): Day => dayOfInstant(now) }
  const ids = {
    next: () => {
      serial += 1
      return `id-${String(serial).padStart(8, '0')}`
    },
  }
  const tools: Tools = { clock, ids, unitOfWork: unitOfWorkOn(db) }
  const stores: Stores = storesOn(db)
  await tools.unitOfWork(async s => {
    for (const [sort, [id, name, kind]] of UNITS.entries())
      await s.office.saveUnit(
        { id, name, kind, parentId: null, sort, aliases: [], validFrom: FROM, validTo: null, version: 1 },
        null,
      )
    for (const id of PEOPLE) {
      const name = POSTS.find(p => p[0] === id)![1]
      const email = `${id}@ubnd.example`
      await s.people.insert({ id, name, email, account: id, active: true, passwordHash: passwordHash ?? null }, now)
    }
    for (const [i, [personId, , kind, title, unitId]] of POSTS.entries())
      await s.office.savePost(
        { id: `post-${i}`, kind, title, unitId, personId, deputies: [], validFrom: FROM, validTo: null, version: 1 },
        null,
      )
    const entry = (postId: string, unitId: string) => ({
      postId,
      unitId,
      fieldId: null,
      validFrom: FROM,
      validTo: null,
    })
    const dt = ['dt', 'p1', 'p2', 'p3'].map(unit => entry('post-1', unit))
    await s.office.savePortfolio('post-1', dt, ids.next)
    await s.office.savePortfolio('post-2', [entry('post-2', 'nv'), entry('post-2', 'vp')], ids.next)
  })

  /** A published notice with its directives and their tasks, as publishing makes them. */
  async function publish(
    drafts: Partial<DraftDirective>[],
    { title = 'Giao ban tháng 3', chair = 'chair' }: { title?: string; chair?: string } = {},
  ): Promise<StoredTask[]> {
    const office = await stores.office.load()
    const today = clock.today()
    return tools.unitOfWork(async s => {
      const meetingId = ids.next()
      const chairTitle = POSTS.find(p => p[0] === chair)![3]
      await s.meetings.insert({
        id: meetingId,
        seriesId: null,
        session: null,
        title,
        day: today,
        place: null,
        chairPersonId: chair,
        chairTitle,
        attendance: [],
        version: 1,
      })
      const noticeId = ids.next()
      const directives = drafts.map((d, position) => ({
        id: ids.next(),
        noticeId,
        meetingId,
        position,
        draft: draft({ path: String(position + 1), ...d }, ids.next()),
      }))
      await s.notices.insert({
        id: noticeId,
        meetingId,
        number: await s.notices.takeNumber(2026, 'TB-UBND'),
        year: 2026,
        symbol: 'TB-UBND',
        title: `Kết luận tại ${title}`,
        publishedAt: now,
        publishedBy: chair,
        signerTitle: chairTitle,
        doc: { type: 'doc', content: [] },
        directives: directives.map(d => d.draft),
      })
      await s.notices.insertDirectives(directives)
      const tasks: StoredTask[] = []
      for (const directive of directives)
        for (const seed of fanOut(directive.draft, office, today)) {
          const id = ids.next()
          const data: TaskEventData = {
            kind: 'assigned',
            task: { ...seed, noticeId, meetingId, directiveId: directive.id },
          }
          const task = evolve(id, null, { at: now, actorId: chair, data })
          await s.tasks.insert(task, chair)
          await s.events.append(
            {
              subjectKind: 'task',
              subjectId: id,
              at: now,
              actorId: chair,
              actorTitle: chairTitle,
              origin: 'web',
              data,
            },
            ids.next(),
          )
          tasks.push({ ...task, chairPersonId: chair, parentUnitId: null, version: 1 })
        }
      return tasks
    })
  }

  return {
    db,
    tools,
    stores,
    clock,
    publish,
    /** One task of one unit. */
    assign: async (unitId: string, more: Partial<DraftDirective> = {}): Promise<StoredTask> =>
      (await publish([{ lead: [{ kind: 'unit', id: unitId }], ...more }]))[0]!,
    actor: async (personId: string): Promise<Actor> =>
      actorOn(await stores.office.load(), personId, clock.today()) as Actor,
    task: async (id: string): Promise<StoredTask> => (await stores.tasks.get(id))!,
    advance: (minutes: number) => {
      now = addMinutes(now, minutes)
    },
    goTo: (d: Day, time = '08:00') => {
      now = instantAt(d, time)
    },
    /** How much is written: nothing half done shows here. */
    async counts(taskId: string) {
      const n = async (table: 'events' | 'outbox' | 'form_submissions') => {
        let query = db.selectFrom(table).select(e => e.fn.countAll<number>().as('n'))
        if (table === 'events') query = query.where('subject_id' as never, '=', taskId as never)
        if (table === 'outbox') query = query.where('task_id' as never, '=', taskId as never)
        return Number((await query.executeTakeFirstOrThrow()).n)
      }
      return { events: await n('events'), outbox: await n('outbox'), submissions: await n('form_submissions') }
    },
  }
}
export type TaskWorld = Awaited<ReturnType<typeof taskWorld>>

const draft = (d: Partial<DraftDirective>, id: string): DraftDirective => ({
  id,
  path: '1',
  label: `${d.path ?? '1'}.`,
  part: null,
  span: null,
  text: 'Báo cáo kết quả cải cách hành chính 6 tháng đầu năm.',
  title: 'Báo cáo kết quả cải cách hành chính 6 tháng đầu năm',
  lead: [],
  coordinate: [],
  reportTo: null,
  due: day('2026-03-20'),
  dueTime: null,
  duePrecision: 'day',
  dueText: null,
  otherDues: [],
  recurrence: null,
  urgency: 'normal',
  starred: false,
  fieldId: null,
  evidence: noEvidence(),
  confidence: byHand(),
  unknownNames: [],
  confirmed: true,
  ...d,
})
