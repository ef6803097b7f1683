import type { PersonLine } from '../reads.ts'

type Shown = Pick<PersonLine, 'active' | 'email' | 'hasPassword' | 'lastSeenAt'> & { posts: readonly unknown[] }

/** What an administrator looks for among people; each is also a number on the page of what is left to do. */
const FILTERS: Record<string, { label: string; keep: (p: Shown) => boolean }> = {
  'thieu-thu': { label: 'Chưa có thư điện tử', keep: p => p.active && p.email === null },
  'chua-dat-mat-khau': { label: 'Chưa đặt mật khẩu', keep: p => p.active && !p.hasPassword },
  'chua-vao': { label: 'Chưa vào lần nào', keep: p => p.active && p.lastSeenAt === null },
  'khong-chuc-vu': { label: 'Chưa có chức vụ', keep: p => p.active && p.posts.length === 0 },
  'da-khoa': { label: 'Đã khoá', keep: p => !p.active },
}

export const PEOPLE_FILTERS = Object.entries(FILTERS).map(([value, { label }]) => ({ value, label }))

export const peopleFilter = (name: string): ((p: Shown) => boolean) => FILTERS[name]?.keep ?? (() => true)
