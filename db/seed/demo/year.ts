/** The meetings of the year before the day of seeding: which, when, chaired by whom, about what. */
import {
  addWorkingDays,
  isWorkingDay,
  workingDayOnOrAfter,
  workingDayOnOrBefore,
} from '#app/domain/calendar/working-days.ts'
import { addDays, addMonths, type Day, day, daysBetween, monthOf, weekdayOf, yearOf } from '#app/domain/shared/day.ts'
import type { FieldId } from './place.ts'
import type { PlannedMeeting } from './secretary.ts'
import { compose, emptyMemory, type Layout, type Order } from './texts/compose.ts'
import {
  briefingInAWard,
  heavyRain,
  midYearSession,
  monthlyBriefing,
  steeringCommittee,
  yearEndConference,
} from './texts/situations.ts'
import type { World } from './world.ts'

/** How far a meeting got by the day of seeding. */
export type Fate = 'published' | 'submitted' | 'draft' | 'announced'
export type MeetingOfTheYear = PlannedMeeting & { fate: Fate }

const CHAIR = { account: 'chutich', title: 'Chủ tịch UBND thành phố' }
const ECONOMY = { account: 'pct.kinhte', title: 'Phó Chủ tịch UBND thành phố' }
const SOCIETY = { account: 'pct.xahoi', title: 'Phó Chủ tịch UBND thành phố' }
const LAYOUTS: readonly Layout[] = ['numbered', 'owners', 'parts', 'dashes']
const HALL = 'Hội trường tầng 3, trụ sở UBND thành phố'

/** A working day at least two weeks ago, the latest of that date. */
function latest(world: World, month: number, date: number): Day {
  const bound = addDays(world.endDay, -14)
  const of = (year: number) => workingDayOnOrAfter(world.calendar, day(`${year}-${pad(month)}-${pad(date)}`))
  const year = yearOf(bound)
  return of(year) <= bound ? of(year) : of(year - 1)
}
const pad = (n: number): string => String(n).padStart(2, '0')

export function meetingsOfTheYear(world: World): MeetingOfTheYear[] {
  const random = world.random.fork('year')
  const memory = emptyMemory()
  const end = world.endDay
  const next = (n: number): Day => addWorkingDays(world.calendar, end, n)
  const onWorkday = (d: Day): Day => workingDayOnOrAfter(world.calendar, d)

  const ordinary = (
    key: string,
    plan: Omit<PlannedMeeting, 'key' | 'conclusion'>,
    order: Partial<Order>,
    fate: Fate,
  ) => {
    const own = random.fork(key)
    const chairTitle = plan.chair === CHAIR.account ? CHAIR.title : ECONOMY.title
    const conclusion = () =>
      compose(
        {
          day: plan.day,
          chairTitle,
          occasion: occasionOf(plan.title),
          layout: own.pick(LAYOUTS),
          items: own.int(5, 7),
          fields: [],
          group: null,
          noDay: 0.6,
          hasNext: plan.series === 'giao-ban-cchc' || plan.series === 'giao-ban-ubnd',
          ...order,
        },
        memory,
        own,
      )
    return { key, ...plan, conclusion, fate }
  }

  const meetings: MeetingOfTheYear[] = []

  // the reform's monthly briefing: the last one three and a half weeks ago, its reports due in these days
  const anchor = addDays(end, -24)
  const inAWard = latest(world, 11, 12)
  for (let back = 0; back <= 11; back += 1) {
    const near = addMonths(anchor, -back)
    const label = monthBefore(near)
    const isWard = back > 0 && monthOf(near) === 11
    const after = onWorkday(near)
    const inMonth = monthOf(after) === monthOf(near) ? after : workingDayOnOrBefore(world.calendar, near)
    const on = isWard ? inAWard : inMonth
    const plan = {
      day: on,
      title: `Giao ban công tác cải cách hành chính tháng ${label}`,
      place: isWard ? 'Trụ sở UBND phường Ngọc Lựu' : HALL,
      series: 'giao-ban-cchc',
      chair: SOCIETY.account,
    } as const
    if (back === 0)
      meetings.push({ key: 'briefing', ...plan, conclusion: () => monthlyBriefing(on, next(3)), fate: 'published' })
    else if (isWard)
      meetings.push({ key: 'in-a-ward', ...plan, conclusion: () => briefingInAWard(on), fate: 'published' })
    else {
      const fields: FieldId[] = ['cchc', 'chuyen-doi-so', 'noi-vu']
      const group = back === 6 ? 'everybody' : 'wards'
      meetings.push(ordinary(`cchc-${back}`, plan, { fields, group, items: random.int(4, 6) }, 'published'))
    }
  }
  const next30 = addMonths(anchor, 1)
  const coming = onWorkday(next30)
  meetings.push({
    key: 'next-briefing',
    day: coming > end ? coming : next(4),
    title: `Giao ban công tác cải cách hành chính tháng ${monthBefore(next30)}`,
    place: HALL,
    series: 'giao-ban-cchc',
    chair: SOCIETY.account,
    conclusion: () => ({ text: '', items: [] }),
    fate: 'announced',
  })

  // the committee's own briefing, every other week; the last one is still a draft
  const lastBriefing = addWorkingDays(world.calendar, end, -1)
  for (let back = 0; back <= 25; back += 1) {
    const on = back === 0 ? lastBriefing : onWorkday(addDays(tuesdayBefore(end), -14 * back))
    if (back > 0 && (isQuiet(world, on) || daysBetween(on, end) < 8)) continue
    const dueDays = back === 1 ? [end, next(1), next(1), next(2), next(4)] : back === 2 ? [end, next(5)] : []
    const recent = back >= 2 && back <= 4
    const order = {
      dueDays,
      items: recent ? 7 : random.int(4, 6),
      ...(recent ? { noDay: 0.2 } : {}),
      group: [1, 2, 8, 17].includes(back) ? ('wards' as const) : null,
    }
    const chair = back % 5 === 2 ? ECONOMY : CHAIR
    const plan = {
      day: on,
      title: `Giao ban Ủy ban nhân dân thành phố ngày ${pad(Number(on.slice(8)))}/${on.slice(5, 7)}`,
      place: 'Phòng họp số 1',
      series: 'giao-ban-ubnd',
      chair: chair.account,
    } as const
    meetings.push(ordinary(`ubnd-${back}`, plan, order, back === 0 ? 'draft' : 'published'))
  }

  for (const [i, back] of [320, 250, 172, 110, 19].entries()) {
    const on = onWorkday(addDays(end, -back))
    const economy = i % 2 === 0
    const fields: FieldId[] = economy ? ['kinh-te', 'do-thi', 'tai-chinh'] : ['van-hoa', 'noi-vu']
    const subject = economy
      ? ['giải ngân đầu tư công', 'trật tự xây dựng', 'chỉnh trang đô thị'][i >> 1]
      : ['chuẩn bị năm học mới', 'chăm lo gia đình chính sách'][i >> 1]
    const plan = {
      day: on,
      title: `Họp chuyên đề ${subject}`,
      place: 'Phòng họp số 2',
      series: economy ? 'chuyen-de-do-thi' : 'chuyen-de-xa-hoi',
      chair: (economy ? ECONOMY : SOCIETY).account,
    } as const
    meetings.push(
      ordinary(
        `thematic-${i}`,
        plan,
        { fields, items: random.int(5, 7), group: i === 4 ? 'wards' : null },
        'published',
      ),
    )
  }
  // waits for the vice-chair's approval
  meetings.push(
    ordinary(
      'waiting',
      {
        day: addWorkingDays(world.calendar, end, -3),
        title: 'Họp chuyên đề thu gom rác và chống ngập',
        place: 'Phòng họp số 2',
        series: 'chuyen-de-do-thi',
        chair: ECONOMY.account,
      },
      { fields: ['do-thi', 'kinh-te', 'tai-chinh'], items: 6, group: 'wards' },
      'submitted',
    ),
  )

  const rain = addWorkingDays(world.calendar, world.lastRun.day, -2)
  meetings.push({
    key: 'heavy-rain',
    day: rain,
    title: 'Họp khẩn triển khai ứng phó đợt mưa lớn',
    place: 'Phòng họp trực tuyến',
    series: null,
    chair: ECONOMY.account,
    hurried: true,
    conclusion: () => heavyRain(rain, [next(1), next(2), next(4)]),
    fate: 'published',
  })

  for (const [key, on, chair, title, series, conclusion] of [
    [
      'mid-year',
      latest(world, 6, 26),
      CHAIR,
      'Phiên họp chuyên đề cải cách hành chính 6 tháng đầu năm',
      null,
      midYearSession,
    ],
    ['steering', latest(world, 8, 8), CHAIR, 'Họp Ban Chỉ đạo cải cách hành chính thành phố', null, steeringCommittee],
    [
      'year-end',
      latest(world, 1, 19),
      CHAIR,
      'Hội nghị tổng kết cải cách hành chính, ứng dụng công nghệ thông tin và phòng, chống tham nhũng',
      null,
      yearEndConference,
    ],
  ] as const)
    meetings.push({
      key,
      day: on,
      title,
      place: HALL,
      series,
      chair: chair.account,
      conclusion: () => conclusion(on),
      fate: 'published',
    })
  return meetings.sort((a, b) => (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day < b.day ? -1 : 1))
}

/** "giao ban …" inside a sentence that names the day already. */
const occasionOf = (title: string): string =>
  title.charAt(0).toLocaleLowerCase('vi') + title.slice(1).replace(/ ngày \d\d\/\d\d$/, '')

const monthBefore = (d: Day): string => (monthOf(d) === 1 ? `12/${yearOf(d) - 1}` : `${monthOf(d) - 1}/${yearOf(d)}`)

const tuesdayBefore = (d: Day): Day => addDays(d, -((weekdayOf(d) + 5) % 7))

/** Around Tết nobody calls a meeting. */
function isQuiet(world: World, d: Day): boolean {
  for (let i = -4; i <= 5; i += 1) {
    const near = addDays(d, i)
    if (weekdayOf(near) <= 5 && !isWorkingDay(world.calendar, near) && isLongHoliday(world, near)) return true
  }
  return false
}
const isLongHoliday = (world: World, d: Day): boolean =>
  [-1, 1].some(step => {
    const near = addDays(d, step)
    return weekdayOf(near) <= 5 && !isWorkingDay(world.calendar, near)
  })
