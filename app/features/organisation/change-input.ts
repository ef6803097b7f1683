/** A change of the organisation as its form sends it: what and when in the address, the choices in the form. */
import { z } from 'zod'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'
import { POST_KINDS } from '#app/domain/unit/office.ts'
import type { NewUnit, PostFate, Reorganisation } from '#app/domain/unit/reorganisation.ts'
import { aliasLines } from '../admin/save-unit.ts'
import { dayInput, idInput, listInput, optionalIdInput, tickInput } from '../inputs.ts'

/** What a new unit is called in the choices before it has an id. */
export const NEW = 'new:'

const nameInput = (message: string) =>
  z.string({ error: message }).transform(tidy).pipe(z.string().min(2, message).max(200, 'Tên quá dài.'))
const optionalName = z.string().transform(tidy).pipe(z.string().max(200, 'Tên quá dài.')).default('')
const aliasInput = z.string().max(4000, 'Danh sách quá dài.').default('')

const common = {
  unitId: idInput,
  day: dayInput,
  document: z
    .string({ error: 'Cần ghi văn bản quyết định.' })
    .transform(tidy)
    .pipe(z.string().min(3, 'Cần ghi văn bản quyết định, ví dụ “Quyết định số 12/QĐ-UBND”.').max(200, 'Quá dài.')),
}

/** `taskId>unit` and `postId>unit>kind` (or `postId>ends`): one control of the form each. */
const pairsInput = z.preprocess(
  v => (v === undefined || v === '' ? [] : Array.isArray(v) ? v : [v]),
  z.array(z.string().max(160)).max(3000),
)
export const choicesInput = z.object({
  taskTo: pairsInput.transform(pairs =>
    Object.fromEntries(pairs.map(p => p.split('>')).flatMap(([task, to]) => (task && to ? [[task, to]] : []))),
  ),
  postTo: pairsInput.transform((pairs, ctx): Record<string, PostFate> => {
    const fates: Record<string, PostFate> = {}
    for (const [post, to, kind] of pairs.map(p => p.split('>'))) {
      if (!post || !to) continue
      const known = POST_KINDS.find(k => k === kind)
      if (to === 'ends') fates[post] = 'ends'
      else if (known) fates[post] = { to, kind: known }
      else ctx.addIssue({ code: 'custom', message: 'Chọn lại vị trí của từng chức vụ.' })
    }
    return fates
  }),
  leaderPostIds: listInput,
})
export type Choices = z.output<typeof choicesInput>
export const NO_CHOICES: Choices = { taskTo: {}, postTo: {}, leaderPostIds: [] }

const renameInput = z.object({ ...common, name: nameInput('Cần ghi tên mới.'), aliases: aliasInput })
const moveInput = z.object({ ...common, parentId: optionalIdInput })
const mergeInput = z
  .object({
    ...common,
    withIds: listInput.refine(ids => ids.length > 0, 'Chọn ít nhất một đơn vị cùng sáp nhập.'),
    /** 'new', or which of the units takes the others in. */
    into: z.string({ error: 'Chọn đơn vị sau sáp nhập.' }).trim().min(1, 'Chọn đơn vị sau sáp nhập.').max(64),
    name: optionalName,
    aliases: aliasInput,
    unitKind: z.string().trim().max(40).default(''),
    parentId: optionalIdInput,
  })
  .superRefine((v, ctx) => {
    if (v.into === 'new' && v.name.length < 2)
      ctx.addIssue({ code: 'custom', path: ['name'], message: 'Cần ghi tên đơn vị mới.' })
    if (v.into !== 'new' && v.into !== v.unitId && !v.withIds.includes(v.into))
      ctx.addIssue({
        code: 'custom',
        path: ['into'],
        message: 'Đơn vị tiếp nhận phải là một trong các đơn vị sáp nhập.',
      })
    if (v.withIds.includes(v.unitId))
      ctx.addIssue({ code: 'custom', path: ['withIds'], message: 'Chọn đơn vị khác với chính nó.' })
  })
const splitInput = z
  .object({
    ...common,
    /** The unit goes on and gives only a part away (tách); else it is divided up (chia). */
    continues: tickInput.default(false),
    name1: nameInput('Cần ghi tên đơn vị mới.'),
    aliases1: aliasInput,
    name2: optionalName,
    aliases2: aliasInput,
    name3: optionalName,
    aliases3: aliasInput,
  })
  .superRefine((v, ctx) => {
    if (!v.continues && v.name2 === '')
      ctx.addIssue({ code: 'custom', path: ['name2'], message: 'Chia thì thành ít nhất hai đơn vị.' })
  })
const abolishInput = z.object({ ...common, heir: idInput })

export const CHANGE_INPUTS = {
  rename: renameInput,
  move: moveInput,
  merge: mergeInput,
  split: splitInput,
  abolish: abolishInput,
}
export type ChangeKind = keyof typeof CHANGE_INPUTS
export type ChangeInput = { [K in ChangeKind]: { change: K } & z.output<(typeof CHANGE_INPUTS)[K]> }[ChangeKind]

/** What the form means, in the words of the domain. `unit`: the one the page is about, as it is now. */
export function reorganisationOf(
  i: ChangeInput,
  choices: Choices,
  unit: { kind: string; parentId: string | null } | null,
): Reorganisation {
  const { unitId, day, document } = i
  const fates = {
    inherits: i.change !== 'abolish',
    tasks: choices.taskTo,
    posts: choices.postTo,
    leaderPostIds: choices.leaderPostIds,
  }
  switch (i.change) {
    case 'rename':
      return { kind: 'rename', day, document, unitId, name: i.name, aliases: aliasLines(i.aliases) }
    case 'move':
      return { kind: 'move', day, document, unitId, parentId: i.parentId }
    case 'merge': {
      const from = [unitId, ...i.withIds]
      const isNew = i.into === 'new'
      const created: NewUnit[] = isNew
        ? [
            {
              ref: `${NEW}1`,
              name: i.name,
              kind: i.unitKind || unit?.kind || 'office',
              parentId: i.parentId ?? unit?.parentId ?? null,
              aliases: aliasLines(i.aliases),
            },
          ]
        : []
      const heir = isNew ? `${NEW}1` : i.into
      return {
        kind: 'merge',
        day,
        document,
        from: isNew ? from : from.filter(id => id !== i.into),
        ending: from.filter(id => id !== i.into),
        created,
        heir,
        heirs: [heir],
        ...fates,
      }
    }
    case 'split': {
      const named = [
        [i.name1, i.aliases1],
        [i.name2, i.aliases2],
        [i.name3, i.aliases3],
      ].filter(([name]) => name !== '') as [string, string][]
      const created = named.map<NewUnit>(([name, aliases], n) => ({
        ref: `${NEW}${n + 1}`,
        name,
        kind: unit?.kind ?? 'office',
        parentId: unit?.parentId ?? null,
        aliases: aliasLines(aliases),
      }))
      const refs = created.map(c => c.ref)
      return {
        kind: 'split',
        day,
        document,
        from: [unitId],
        ending: i.continues ? [] : [unitId],
        created,
        heir: i.continues ? unitId : refs[0]!,
        heirs: i.continues ? [unitId, ...refs] : refs,
        ...fates,
      }
    }
    case 'abolish': {
      // a task may also go to a unit that is not the heir: it takes part in the change
      const others = [...new Set(Object.values(choices.taskTo))].filter(id => id !== i.heir)
      return {
        kind: 'abolish',
        day,
        document,
        from: [unitId],
        ending: [unitId],
        created: [],
        heir: i.heir,
        heirs: [i.heir, ...others],
        ...fates,
      }
    }
  }
}
