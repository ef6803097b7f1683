/** Documents of the province in the demo's year: recorded by the secretary, given to the city's own units, carried out. */
import { addWorkingDays } from '#app/domain/calendar/working-days.ts'
import type { DocumentFromAbove } from '#app/domain/from-above/document.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { rememberAlias, rememberAliasInput } from '#app/features/admin/remember-alias.ts'
import { cascadeDocument, cascadeDocumentInput } from '#app/features/from-above/cascade-document.ts'
import { recordDocument, recordDocumentInput } from '#app/features/from-above/record-document.ts'
import type { Lives } from './lives.ts'
import { WARDS_GROUP } from './place.ts'
import type { World } from './world.ts'

const SECRETARY = 'thuky'
const PROVINCE = 'UBND tỉnh Khê Giang'

type Planned = {
  key: string
  number: string
  /** Working days before the end of the demo's year. */
  back: number
  signerTitle: string
  subject: string
  /** Working days after the document until we must report. */
  answer: number
  text: (day: Day, after: (n: number) => string) => string
  /** Which of our units leads an item, by its number; null: recorded, not given yet. */
  leads: Record<string, string[]> | null
}

const PLANNED: readonly Planned[] = [
  {
    key: 'above/reform',
    number: '214/TB-UBND',
    back: 38,
    signerTitle: 'Phó Chủ tịch UBND tỉnh',
    subject: 'Kết luận tại hội nghị trực tuyến về cải cách hành chính và chuyển đổi số',
    answer: 24,
    text: (
      _day,
      after,
    ) => `1. Giao Sở Nội vụ chủ trì theo dõi, tổng hợp kết quả toàn tỉnh, báo cáo UBND tỉnh trước ngày ${after(30)}.
2. UBND các huyện, thị xã, thành phố:
2.1. Rà soát, công khai đầy đủ thủ tục hành chính tại bộ phận một cửa, báo cáo Sở Nội vụ trước ngày ${after(20)}.
2.2. Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực của các xã, phường, hoàn thành trước ngày ${after(24)}.
3. Giao UBND thành phố Tùng Khê thí điểm trả kết quả qua bưu chính công ích tại 03 phường, báo cáo UBND tỉnh trước ngày ${after(22)}.
4. Sở Thông tin và Truyền thông nâng cấp cổng dịch vụ công của tỉnh, hoàn thành trước ngày ${after(40)}.`,
    leads: {
      '2.1': ['Phòng Nội vụ'],
      '2.2': [WARDS_GROUP.name],
      '3': ['Trung tâm Phục vụ hành chính công'],
    },
  },
  {
    key: 'above/floods',
    number: '236/TB-UBND',
    back: 9,
    signerTitle: 'Chủ tịch UBND tỉnh',
    subject: 'Kết luận về công tác phòng, chống thiên tai cuối năm',
    answer: 14,
    text: (_day, after) => `1. Các Sở, ngành theo lĩnh vực quản lý chủ động phương án ứng phó.
2. UBND các huyện, thị xã, thành phố kiểm tra, khắc phục các điểm ngập, sạt lở trên địa bàn, báo cáo UBND tỉnh trước ngày ${after(12)}.
3. Giao UBND thành phố Tùng Khê lập dự toán duy tu hệ thống tiêu thoát nước, gửi Sở Tài chính trước ngày ${after(14)}.`,
    leads: {
      '2': ['Phòng Quản lý đô thị', 'Phòng Tài nguyên và Môi trường'],
      '3': ['Phòng Tài chính – Kế hoạch'],
    },
  },
  {
    key: 'above/census',
    number: '241/UBND-TH',
    back: 2,
    signerTitle: 'Chánh Văn phòng UBND tỉnh',
    subject: 'Chuẩn bị báo cáo kinh tế – xã hội cuối năm',
    answer: 15,
    text: (
      _day,
      after,
    ) => `1. Các Sở, ban, ngành báo cáo kết quả thực hiện nhiệm vụ năm, gửi Sở Kế hoạch và Đầu tư trước ngày ${after(10)}.
2. UBND các huyện, thị xã, thành phố báo cáo tình hình kinh tế – xã hội năm và nhiệm vụ năm sau, gửi Sở Kế hoạch và Đầu tư trước ngày ${after(12)}.
3. Chi cục Thuế thành phố phối hợp với Cục Thuế tỉnh rà soát nợ đọng thuế, xong trước ngày ${after(15)}.`,
    leads: null,
  },
]

export function scheduleDocumentsFromAbove(world: World, lives: Lives): void {
  const { agenda, calendar } = world
  for (const plan of PLANNED) {
    const day = addWorkingDays(calendar, world.lastRun.day, -plan.back)
    const received = addWorkingDays(calendar, day, 1)
    agenda.add(instantAt(received, '08:25'), async () => {
      const id = await record(world, plan, day)
      if (plan.leads) agenda.add(instantAt(received, '10:40'), () => give(world, lives, plan, id))
    })
  }
  const learned = addWorkingDays(calendar, world.lastRun.day, -30)
  agenda.add(instantAt(learned, '15:05'), () => learnWords(world))
}

async function record(world: World, plan: Planned, day: Day): Promise<string> {
  const after = (n: number) => formatDay(addWorkingDays(world.calendar, day, n))
  const outcome = await world.must(
    recordDocument(
      world.tools,
      world.account(SECRETARY),
      recordDocumentInput.parse({
        body: PROVINCE,
        number: plan.number,
        day,
        signerTitle: plan.signerTitle,
        subject: plan.subject,
        answerDue: addWorkingDays(world.calendar, day, plan.answer),
        text: plan.text(day, after),
      }),
    ),
  )
  return outcome.kind === 'recorded' ? outcome.id : ''
}

async function give(world: World, lives: Lives, plan: Planned, id: string): Promise<void> {
  const document = await load(world, id)
  const partyOf = (name: string): string => {
    const unit = world.office.units.find(u => u.name === name)
    const group = world.office.groups.find(g => g.name === name)
    if (!unit && !group) throw new Error(`${plan.key}: nobody is called ${name}`)
    return unit ? `unit:${unit.id}` : `group:${group!.id}`
  }
  await world.must(
    cascadeDocument(
      world.tools,
      world.account(SECRETARY),
      cascadeDocumentInput.parse({
        documentId: id,
        seenVersion: document.version,
        items: document.items.map(i => ({
          id: i.id,
          taken: plan.leads?.[i.path] !== undefined ? 'on' : '',
          title: i.title,
          lead: (plan.leads?.[i.path] ?? []).map(partyOf),
          coordinate: [],
          ownDue: i.ownDue ?? '',
        })),
      }),
    ),
  )
  world.post()
  const { meetingId } = await load(world, id)
  const rows = await world.database.db
    .selectFrom('tasks')
    .select('id')
    .where('meeting_id', '=', meetingId)
    .orderBy('id')
    .execute()
  for (const [i, row] of rows.entries())
    lives.begin(await world.task(row.id), {
      random: world.random.fork(`${plan.key}/${i}`),
      inGroup: rows.length > 6,
      held: false,
      slow: false,
      stuck: false,
      gap: 14,
      reportsOn: null,
    })
}

const load = (world: World, id: string): Promise<DocumentFromAbove> =>
  world.tools.unitOfWork(async ({ above }) => {
    const document = await above.get(id)
    if (!document) throw new Error(`no document ${id}`)
    return document
  })

/** A name the secretary let the office remember when she corrected a draft. */
async function learnWords(world: World): Promise<void> {
  const unit = world.office.units.find(u => u.name === 'Trung tâm Phục vụ hành chính công')
  if (!unit) return
  await world.changing(async () => {
    await world.must(
      rememberAlias(
        world.tools,
        world.account(SECRETARY),
        rememberAliasInput.parse({ unitId: unit.id, words: 'Quầy một cửa liên thông', on: world.today }),
      ),
    )
  })
}
