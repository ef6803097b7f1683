import type { PostKind } from '#app/domain/unit/office.ts'

/** What a role is for, in a line each; the whole truth is the access table. */
export const ROLE_HINTS: Record<PostKind, string> = {
  chair: 'Xem toàn cảnh, duyệt và ban hành kết luận, quyết định mọi việc quá hạn.',
  'vice-chair': 'Duyệt kết luận mình chủ trì; rà soát, quyết định việc của đơn vị, lĩnh vực phụ trách.',
  'unit-head': 'Tiếp nhận, giao cán bộ, báo cáo, xin gia hạn việc của đơn vị.',
  'unit-deputy': 'Như thủ trưởng, trong đơn vị của mình.',
  officer: 'Cập nhật, báo cáo việc được giao.',
  secretary: 'Ghi cuộc họp, soạn và trình kết luận, xác nhận báo cáo, đôn đốc.',
  reform: 'Xem mọi nhiệm vụ, bảng điểm cải cách hành chính.',
  admin: 'Giữ danh mục đơn vị, người dùng, ngày nghỉ; xem thư và nhật ký; không xem, không làm nhiệm vụ.',
  auditor: 'Chỉ xem: nhiệm vụ, kết luận đã ban hành, bảng điểm, nhật ký.',
}
