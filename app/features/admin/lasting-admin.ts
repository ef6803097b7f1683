import type { Day } from '#app/domain/shared/day.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { holderOn, type Office, postsOn } from '#app/domain/unit/office.ts'

/** Somebody who administers today and until further notice. */
const hasLastingAdmin = (office: Office, on: Day): boolean =>
  postsOn(office, on, 'admin').some(
    p => p.validTo === null && holderOn({ ...office, posts: [p] }, { ...p, deputies: [] }, on) !== null,
  )

/** A system nobody administers could only be mended from the command line. */
export const keepsAnAdmin = (before: Office, after: Office, on: Day): Refusal | null =>
  hasLastingAdmin(before, on) && !hasLastingAdmin(after, on)
    ? refuse(
        'last-admin',
        'Đây là quản trị viên cuối cùng. Hãy giao quyền quản trị cho người khác trước (thêm một chức vụ Quản trị không ghi ngày kết thúc).',
      )
    : null
