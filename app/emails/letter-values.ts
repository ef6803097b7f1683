/** What a letter puts into the fields of its wording. */
import type { Letter, LetterItem } from '#app/domain/reminder/digest.ts'
import type { Values } from '#app/domain/reminder/wording/template.ts'
import { formatDay, weekdayName } from '#app/domain/shared/day.ts'

export const countItems = (l: Letter): number => l.sections.reduce((n, s) => n + s.items.length, 0)

export const singleItem = (l: Letter): LetterItem | null =>
  countItems(l) === 1 ? (l.sections.find(s => s.items.length > 0)?.items[0] ?? null) : null

/** All of it only coordinates: a letter of its own kind. */
export const isCoordinating = (l: Letter): boolean => l.sections.every(s => s.items.every(i => i.coordinating))

export const lettersValues = (l: Letter): Values => ({
  tên: l.personName,
  thứ: weekdayName(l.on),
  ngày: formatDay(l.on),
  'số việc': String(countItems(l)),
  'tên việc': singleItem(l)?.title ?? '',
  'cuộc họp': l.sections[0]?.title ?? '',
  'nội dung': l.sections[0]?.items[0]?.badge.text ?? 'Quyết định mới',
})
