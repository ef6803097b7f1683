/** What changed in the organisation during the demo's year: through the use cases, by the administrator. */
import { addWorkingDays, workingDayOnOrAfter } from '#app/domain/calendar/working-days.ts'
import { addDays, addMonths, type Day, day, formatDay, monthOf, yearOf } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { authoriseDeputy, authoriseDeputyInput } from '#app/features/admin/authorise-deputy.ts'
import { CHANGE_INPUTS, type ChangeInput, type ChangeKind } from '#app/features/organisation/change-input.ts'
import { changeOrganisation, confirmInput } from '#app/features/organisation/change-organisation.ts'
import { handOverPost, handOverPostInput } from '#app/features/organisation/hand-over-post.ts'
import { savePostAccount, savePostAccountInput } from '#app/features/organisation/save-post-account.ts'
import { ACTING_SEAT, personIdOf, postIdOf, RETIRED, SUCCESSOR, WARD_DEPUTY_SEAT } from './office.ts'
import { FORMER_WARD, MERGED_INTO, RENAMED, UNITS } from './place.ts'
import type { World } from './world.ts'

export function scheduleChanges(world: World, first: Day): void {
  const admin = () => world.account('quantri')
  const at = (on: Day, time: string, work: () => Promise<unknown>) =>
    world.agenda.add(instantAt(workingDayOnOrAfter(world.calendar, on), time), () =>
      world.changing(async () => {
        await work()
      }),
    )
  const change = (kind: ChangeKind, fields: Record<string, unknown>, choices: Record<string, unknown> = {}) => {
    const input = {
      change: kind,
      ...CHANGE_INPUTS[kind].parse({ day: formatDay(world.today), ...fields }),
    } as ChangeInput
    return world.must(changeOrganisation(world.tools, admin(), input, confirmInput.parse(choices)))
  }

  at(addDays(first, -6), '09:00', () =>
    change('rename', {
      unitId: RENAMED.id,
      name: UNITS.find(u => u.id === RENAMED.id)!.name,
      document: 'Nghị quyết số 31/NQ-HĐND',
    }),
  )
  at(mergedOn(world), '08:15', () =>
    change('merge', {
      unitId: FORMER_WARD.id,
      withIds: MERGED_INTO,
      into: MERGED_INTO,
      document: 'Nghị quyết số 12/NQ-HĐND',
    }),
  )
  at(addDays(world.endDay, -40), '10:20', () =>
    world.must(
      handOverPost(
        world.tools,
        admin(),
        handOverPostInput.parse({
          postId: postIdOf('cb.moitruong'),
          seenVersion: 1,
          day: formatDay(world.today),
          nextPersonId: personIdOf(SUCCESSOR.account),
          reason: 'Điều động theo Quyết định số 214/QĐ-UBND',
        }),
      ),
    ),
  )
  // retired: nobody is appointed yet, the deputy acts with all the rights of the post
  at(addDays(world.endDay, -25), '16:10', async () => {
    await world.must(
      handOverPost(
        world.tools,
        admin(),
        handOverPostInput.parse({
          postId: postIdOf(RETIRED),
          seenVersion: 1,
          day: formatDay(world.today),
          nextPersonId: '',
          reason: 'Nghỉ hưu theo Quyết định số 198/QĐ-UBND',
        }),
      ),
    )
    const office = await world.tools.unitOfWork(stores => stores.office.load())
    const vacant = office.posts.find(p => p.previousPostId === postIdOf(RETIRED))!
    await world.must(
      authoriseDeputy(
        world.tools,
        admin(),
        authoriseDeputyInput.parse({
          postId: vacant.id,
          seenVersion: vacant.version,
          deputyId: personIdOf(ACTING_SEAT.account),
          deputyFrom: formatDay(world.today),
          deputyTo: '',
        }),
      ),
    )
  })
  // on leave now, with somebody authorised to act
  at(addWorkingDays(world.calendar, world.lastRun.day, -2), '08:40', () =>
    world.must(
      authoriseDeputy(
        world.tools,
        admin(),
        authoriseDeputyInput.parse({
          postId: postIdOf('phuong.luytre'),
          seenVersion: 1,
          deputyId: personIdOf(WARD_DEPUTY_SEAT.account),
          deputyFrom: formatDay(world.today),
          deputyTo: formatDay(addDays(world.endDay, 8)),
        }),
      ),
    ),
  )
  at(addDays(world.endDay, -30), '14:00', () =>
    world.must(
      savePostAccount(
        world.tools,
        admin(),
        savePostAccountInput.parse({ postId: postIdOf('phuong.ngocluu'), account: 'chutich.ngocluu', active: 'on' }),
      ),
    ),
  )
  // decided, and not yet in force: it happens by itself on its day
  at(addWorkingDays(world.calendar, world.lastRun.day, -3), '15:30', () =>
    change('rename', {
      unitId: 'cong-nghe',
      name: 'Trung tâm Chuyển đổi số',
      aliases: 'TT CĐS',
      day: formatDay(firstOfMonthAfter(addDays(world.endDay, 10))),
      document: 'Quyết định số 305/QĐ-UBND',
    }),
  )
}

/** Last spring: the first of April, at least two weeks ago. */
function mergedOn(world: World): Day {
  const bound = addDays(world.endDay, -14)
  const of = (year: number) => day(`${year}-04-01`)
  const year = yearOf(bound)
  return of(year) <= bound ? of(year) : of(year - 1)
}

function firstOfMonthAfter(d: Day): Day {
  const next = addMonths(d, 1)
  return day(`${yearOf(next)}-${String(monthOf(next)).padStart(2, '0')}-01`)
}
