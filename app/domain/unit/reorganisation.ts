/**
 * A change of the organisation from one day on: which units end, which begin, and where everything of theirs goes.
 * It is data – shown as a preview, confirmed, kept until its day comes – and is worked out by plan-reorganisation.ts.
 */
import type { Day } from '../shared/day.ts'
import type { TaskId } from '../task/task.ts'
import type { PostId, PostKind, UnitId, UnitKind } from './office.ts'

export const REORGANISATION_KINDS = ['merge', 'split', 'rename', 'move', 'abolish'] as const
export type ReorganisationKind = (typeof REORGANISATION_KINDS)[number]

export const REORGANISATION_NAMES: Record<ReorganisationKind, string> = {
  merge: 'Sáp nhập',
  split: 'Chia, tách',
  rename: 'Đổi tên',
  move: 'Chuyển cấp trên',
  abolish: 'Giải thể',
}

/** A unit that is there, or `new:1` for the first one that this change makes. */
export type UnitRef = string

export type NewUnit = { ref: UnitRef; name: string; kind: UnitKind; parentId: UnitId | null; aliases: string[] }

/** Where the holder of a post goes on: in which unit, as what. 'ends': the post is no more. */
export type PostFate = 'ends' | { to: UnitRef; kind: PostKind }

export type Restructuring = {
  kind: 'merge' | 'split' | 'abolish'
  day: Day
  /** "Quyết định số 12/QĐ-UBND": written into the history of everything that moves. */
  document: string
  /** The units this is about; their things move. */
  from: UnitId[]
  /** Those of them that are no more from that day on; a unit that only gives something away goes on. */
  ending: UnitId[]
  created: NewUnit[]
  /** Where by default everything of these units goes; one that goes on keeps it. */
  heir: UnitRef
  /** Every unit that takes something over, the heir first. */
  heirs: UnitRef[]
  /** The heirs answer to the old names, join the groups and the portfolios; not so where a unit is abolished. */
  inherits: boolean
  /** Tasks that go elsewhere than to the heir. */
  tasks: Record<TaskId, UnitRef>
  posts: Record<PostId, PostFate>
  /** Whose portfolio the heirs are in; empty: whoever answered for the units before. */
  leaderPostIds: PostId[]
}
export type Renaming = { kind: 'rename'; day: Day; document: string; unitId: UnitId; name: string; aliases: string[] }
export type Moving = { kind: 'move'; day: Day; document: string; unitId: UnitId; parentId: UnitId | null }

export type Reorganisation = Restructuring | Renaming | Moving
