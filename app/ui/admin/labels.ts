/** Names for what administrators see as data. */
export const UNIT_KIND_OPTIONS = [
  { value: 'leadership', label: 'Lãnh đạo' },
  { value: 'office', label: 'Phòng, ban' },
  { value: 'ward', label: 'Phường, xã' },
  { value: 'centre', label: 'Trung tâm, đơn vị sự nghiệp' },
  { value: 'team', label: 'Tổ công tác' },
  { value: 'body', label: 'Cơ quan' },
]
export const unitKindLabel = (kind: string): string => UNIT_KIND_OPTIONS.find(o => o.value === kind)?.label ?? kind

export const MAIL_STATE_LABELS: Record<string, { label: string; tone: 'ok' | 'wait' | 'soon' | 'late' | 'none' }> = {
  ready: { label: 'chờ gửi', tone: 'wait' },
  sending: { label: 'đang gửi', tone: 'wait' },
  sent: { label: 'đã gửi', tone: 'ok' },
  kept: { label: 'lưu tại đây', tone: 'none' },
  failed: { label: 'không gửi được', tone: 'late' },
}

export const SUBJECT_KIND_OPTIONS = [
  { value: 'task', label: 'Nhiệm vụ' },
  { value: 'meeting', label: 'Cuộc họp' },
  { value: 'unit', label: 'Đơn vị' },
  { value: 'group', label: 'Nhóm đơn vị' },
  { value: 'person', label: 'Người dùng' },
  { value: 'post', label: 'Chức vụ' },
  { value: 'calendar', label: 'Ngày nghỉ' },
  { value: 'settings', label: 'Thiết lập' },
  { value: 'criteria', label: 'Bộ tiêu chí' },
]

const OFFICE_EVENTS: Record<string, string> = {
  'meeting-created': 'Tạo cuộc họp',
  'meeting-changed': 'Sửa cuộc họp',
  'draft-started': 'Bắt đầu soạn kết luận',
  'draft-submitted': 'Trình duyệt kết luận',
  'draft-taken-back': 'Rút lại dự thảo',
  'draft-returned': 'Trả lại dự thảo',
  'conclusion-published': 'Ban hành thông báo kết luận',
  'directive-assigned': 'Giao nội dung chỉ đạo',
  'unit-added': 'Thêm đơn vị',
  'unit-changed': 'Sửa đơn vị',
  'group-added': 'Thêm nhóm đơn vị',
  'group-changed': 'Sửa nhóm đơn vị',
  'person-added': 'Thêm người dùng',
  'person-changed': 'Sửa người dùng',
  'post-added': 'Thêm chức vụ',
  'post-changed': 'Sửa chức vụ',
  'portfolio-changed': 'Sửa phân công phụ trách',
  'calendar-day-saved': 'Sửa ngày nghỉ, ngày làm bù',
  'calendar-day-removed': 'Bỏ ngày nghỉ, ngày làm bù',
}
export const officeEventLabel = (kind: string): string => OFFICE_EVENTS[kind] ?? kind
