import type { Refusal } from '#app/domain/shared/refusal.ts'

/** What saving something of the office answers: the row, or why not; stale where somebody saved it in between. */
export type AdminOutcome = { kind: 'saved'; id: string } | Refusal

export const STALE: Refusal = {
  kind: 'refused',
  code: 'stale',
  message:
    'Người khác vừa sửa mục này. Hãy tải lại trang để xem thay đổi rồi sửa lại; nội dung bạn ghi vẫn còn dưới đây.',
}
