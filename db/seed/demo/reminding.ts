/** What the administrator made the office's own of its reminders: a rule for urgent tasks, and the words of some mails. */
import { workingDayOnOrAfter } from '#app/domain/calendar/working-days.ts'
import { messageOf } from '#app/domain/reminder/wording/messages.ts'
import { addDays, type Day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { ruleInput } from '#app/features/reminders/rule-input.ts'
import { saveRule } from '#app/features/reminders/save-rule.ts'
import { saveWording } from '#app/features/wordings/save-wording.ts'
import { wordingInput } from '#app/features/wordings/wording-input.ts'
import type { World } from './world.ts'

export function scheduleReminding(world: World, first: Day): void {
  const at = (daysBefore: number, time: string, work: () => Promise<unknown>) => {
    const on = workingDayOnOrAfter(world.calendar, addDays(world.endDay, -daysBefore))
    if (on > first)
      world.agenda.add(instantAt(on, time), async () => {
        await work()
      })
  }
  const admin = () => world.account('quantri')
  const rule = (fields: Record<string, unknown>) =>
    world.must(saveRule({ ...world.tools, mailDomains: [] }, admin(), ruleInput.parse({ ...STALE_URGENT, ...fields })))
  const wording = (id: string, fields: Record<string, string>) =>
    world.must(saveWording(world.tools, admin(), wordingInput(messageOf(id)!).parse(fields)))

  let ruleId: string | undefined
  at(150, '09:05', async () => {
    const outcome = await rule({ step: 'stale', offsets: '7' })
    ruleId = 'id' in outcome ? outcome.id : undefined
  })
  // seven days without a word were too long for what is urgent
  at(95, '10:15', () => rule({ ...(ruleId ? { id: ruleId } : { step: 'stale' }), offsets: '4' }))
  at(120, '14:20', () =>
    wording('line.overdue', { sentence: 'Đề nghị báo cáo nguyên nhân và ngày hoàn thành trước giờ giao ban.' }),
  )
  at(60, '08:35', () =>
    wording('line.overdue', {
      sentence: 'Đề nghị cập nhật nguyên nhân và ngày sẽ hoàn thành, {đơn vị} chịu trách nhiệm.',
    }),
  )
  at(52, '08:10', () => wording('line.overdue', { sentence: 'Đề nghị cập nhật nguyên nhân và ngày sẽ hoàn thành.' }))
  at(52, '08:25', () =>
    wording('urge', {
      intro: 'Thừa lệnh lãnh đạo UBND, Văn phòng đôn đốc các việc sau. Đề nghị thực hiện ngay và cập nhật kết quả.',
    }),
  )
}

const STALE_URGENT = {
  classes: ['urgent', 'flash'],
  enabled: 'on',
  days: 'working',
  repeatEvery: '5',
  cap: '',
  recipients: ['officer', 'unit-head'],
  laterRecipients: [],
  at: '',
  silentIn: [],
}
