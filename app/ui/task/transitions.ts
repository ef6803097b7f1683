/**
 * Every transition of a task as a person meets it: the word on the button, the address (a noun), what it asks for and
 * what is said when it is done. Pages, dialogs and routes read this one table.
 */
import type { TaskCommand } from '#app/domain/task/possible-actions.ts'
import type { ReasonKind } from '#app/domain/task/reasons.ts'

type Common = { name: string; label: string; hint?: string; required?: boolean }
export type FieldSpec = Common &
  (
    | { kind: 'long'; placeholder?: string }
    | { kind: 'line'; placeholder?: string }
    /** `quick`: days that are chosen often, counted from the due day or from today. */
    | { kind: 'day'; quick?: 'after-due' | 'after-today'; initial?: 'wanted-due' }
    | { kind: 'percent' }
    | { kind: 'files' }
    | { kind: 'unit'; initial?: 'suggested' }
    | { kind: 'officer' }
    | { kind: 'own-unit' }
    | { kind: 'verdict' }
    | { kind: 'urgency' }
    /** `onlyWhere`: not shown where the context says it is of no use. */
    | { kind: 'tick'; onlyWhere?: 'parts-open' }
    /** One of a list that the context brings; long ones are searched. */
    | { kind: 'pick'; from: PickList; search?: boolean; emptyLabel?: string }
  )

/** The lists a task's forms choose from. */
export type PickList =
  | 'coordinators'
  | 'parties'
  | 'watchers'
  | 'below'
  | 'milestones'
  | 'people'
  | 'questions'
  | `reason-${ReasonKind}`

export type Transition = {
  slug: string
  /** On the button. */
  label: string
  /** Heading of the page and the dialog. */
  title: string
  /** One line: what happens then. */
  explain: string
  submit: string
  said: string
  tone: 'primary' | 'secondary' | 'danger'
  fields: readonly FieldSpec[]
  /** Its page shows more than the form: never in a dialog. */
  ownPage?: boolean
}

const reason = (hint?: string): FieldSpec => ({ kind: 'long', name: 'reason', label: 'Lý do', required: true, hint })
const code = (kind: ReasonKind): FieldSpec => ({
  kind: 'pick',
  name: 'code',
  label: 'Nhóm lý do',
  from: `reason-${kind}`,
  emptyLabel: '– không chọn –',
})
const note = (label: string, hint?: string): FieldSpec => ({ kind: 'long', name: 'note', label, hint })
const files: FieldSpec = {
  kind: 'files',
  name: 'files',
  label: 'Tệp đính kèm',
  hint: 'Nhiều nhất 5 tệp, mỗi tệp 20 MB, cả thảy 25 MB: PDF, Word, Excel, PowerPoint, ảnh, ZIP.',
}

export const TRANSITIONS: Record<TaskCommand, Transition> = {
  accept: {
    slug: 'tiep-nhan',
    label: 'Tiếp nhận',
    title: 'Tiếp nhận nhiệm vụ',
    explain: 'Đơn vị nhận thực hiện; thời hạn giữ nguyên.',
    submit: 'Tiếp nhận',
    said: 'Đã tiếp nhận nhiệm vụ.',
    tone: 'primary',
    fields: [],
  },
  'ask-send-back': {
    slug: 'tra-lai',
    label: 'Trả lại',
    title: 'Đề nghị trả lại nhiệm vụ',
    explain: 'Khi việc không thuộc chức năng của đơn vị. Thư ký quyết định giao lại hoặc không đồng ý.',
    submit: 'Gửi đề nghị trả lại',
    said: 'Đã gửi đề nghị trả lại; đang chờ quyết định.',
    tone: 'secondary',
    fields: [
      code('send-back'),
      reason(),
      { kind: 'unit', name: 'suggestedUnitId', label: 'Đơn vị phù hợp hơn (nếu biết)' },
    ],
  },
  'hand-on': {
    slug: 'can-bo',
    label: 'Giao cán bộ',
    title: 'Giao cán bộ thực hiện',
    explain: 'Cán bộ nhận thư và thấy việc này trong danh sách của mình; đơn vị vẫn chịu trách nhiệm.',
    submit: 'Giao cán bộ',
    said: 'Đã giao cán bộ thực hiện.',
    tone: 'secondary',
    fields: [{ kind: 'officer', name: 'officerId', label: 'Cán bộ', required: true }, note('Dặn thêm')],
  },
  progress: {
    slug: 'tien-do',
    label: 'Cập nhật',
    title: 'Cập nhật tiến độ',
    explain: 'Cho biết đã làm đến đâu, còn vướng gì. Đây chưa phải báo cáo kết quả.',
    submit: 'Lưu tiến độ',
    said: 'Đã cập nhật tiến độ.',
    tone: 'secondary',
    fields: [
      { kind: 'percent', name: 'percent', label: 'Tiến độ', required: true },
      note('Tình hình', 'Một, hai câu là đủ.'),
      files,
    ],
  },
  report: {
    slug: 'bao-cao',
    label: 'Báo cáo',
    title: 'Báo cáo kết quả',
    explain: 'Tính đúng hạn theo ngày gửi báo cáo này, dù được xác nhận sau.',
    submit: 'Gửi báo cáo',
    said: 'Đã gửi báo cáo; đang chờ xác nhận.',
    tone: 'primary',
    fields: [
      { kind: 'long', name: 'text', label: 'Kết quả thực hiện', required: true },
      { kind: 'line', name: 'documentNumber', label: 'Số văn bản', placeholder: '125/BC-PNV' },
      { kind: 'day', name: 'documentDay', label: 'Ngày văn bản' },
      files,
      { kind: 'tick', name: 'despiteParts', label: 'Vẫn báo cáo dù còn việc con chưa xong', onlyWhere: 'parts-open' },
    ],
  },
  'ask-extension': {
    slug: 'gia-han',
    label: 'Xin gia hạn',
    title: 'Xin gia hạn',
    explain: 'Thời hạn gốc vẫn được giữ trong sổ; đề nghị sau hạn được ghi là xin muộn.',
    submit: 'Gửi đề nghị gia hạn',
    said: 'Đã gửi đề nghị gia hạn; đang chờ quyết định.',
    tone: 'secondary',
    fields: [
      { kind: 'day', name: 'wantedDue', label: 'Gia hạn đến ngày', required: true, quick: 'after-due' },
      code('extension'),
      reason('Nêu vướng mắc và việc đã làm được (ít nhất 10 ký tự).'),
    ],
  },
  explain: {
    slug: 'giai-trinh',
    label: 'Giải trình',
    title: 'Giải trình',
    explain: 'Lãnh đạo đọc và kết luận nguyên nhân là khách quan hay không.',
    submit: 'Gửi giải trình',
    said: 'Đã gửi giải trình.',
    tone: 'primary',
    fields: [{ kind: 'long', name: 'text', label: 'Nội dung giải trình', required: true }],
  },
  'answer-coordination': {
    slug: 'phoi-hop',
    label: 'Trả lời phối hợp',
    title: 'Ý kiến phối hợp',
    explain: 'Ý kiến của đơn vị phối hợp, gửi đơn vị chủ trì.',
    submit: 'Gửi ý kiến',
    said: 'Đã gửi ý kiến phối hợp.',
    tone: 'primary',
    fields: [
      { kind: 'own-unit', name: 'unitId', label: 'Đơn vị phối hợp', required: true },
      { kind: 'long', name: 'text', label: 'Ý kiến, kết quả phần việc phối hợp', required: true },
    ],
  },
  confirm: {
    slug: 'xac-nhan',
    label: 'Xác nhận',
    title: 'Xác nhận hoàn thành',
    explain:
      'Nhiệm vụ kết thúc; ngày hoàn thành là ngày đơn vị gửi báo cáo. Việc có dấu ★ cần hai người có thẩm quyền xác nhận.',
    submit: 'Xác nhận hoàn thành',
    said: 'Đã xác nhận hoàn thành.',
    tone: 'primary',
    fields: [note('Nhận xét')],
  },
  'return-report': {
    slug: 'lam-lai',
    label: 'Làm lại',
    title: 'Yêu cầu làm lại',
    explain: 'Báo cáo được trả về đơn vị; nhiệm vụ mở lại với thời hạn cũ.',
    submit: 'Yêu cầu làm lại',
    said: 'Đã yêu cầu làm lại.',
    tone: 'secondary',
    fields: [code('redo'), reason('Cần bổ sung, sửa những gì.')],
  },
  'grant-extension': {
    slug: 'gia-han/dong-y',
    label: 'Đồng ý gia hạn',
    title: 'Đồng ý gia hạn',
    explain: 'Để nguyên ngày đơn vị xin, hoặc ghi ngày khác.',
    submit: 'Đồng ý gia hạn',
    said: 'Đã đồng ý gia hạn.',
    tone: 'primary',
    fields: [
      { kind: 'day', name: 'due', label: 'Thời hạn mới', initial: 'wanted-due', quick: 'after-due' },
      { kind: 'long', name: 'reason', label: 'Ý kiến' },
    ],
  },
  'refuse-extension': {
    slug: 'gia-han/tu-choi',
    label: 'Không đồng ý',
    title: 'Không đồng ý gia hạn',
    explain: 'Thời hạn hiện tại giữ nguyên; đơn vị được báo kèm lý do.',
    submit: 'Không đồng ý gia hạn',
    said: 'Đã trả lời không đồng ý gia hạn.',
    tone: 'secondary',
    fields: [reason()],
  },
  reassign: {
    slug: 'giao-lai',
    label: 'Giao lại',
    title: 'Giao lại cho đơn vị khác',
    explain: 'Đơn vị mới tiếp nhận từ đầu; đơn vị cũ được báo. Bỏ trống thời hạn thì giữ thời hạn hiện tại.',
    submit: 'Giao lại',
    said: 'Đã giao lại cho đơn vị khác.',
    tone: 'secondary',
    fields: [
      { kind: 'unit', name: 'toUnitId', label: 'Đơn vị nhận', required: true, initial: 'suggested' },
      { kind: 'day', name: 'due', label: 'Thời hạn mới', quick: 'after-today' },
      code('reassign'),
      reason(),
    ],
  },
  'refuse-send-back': {
    slug: 'tra-lai/tu-choi',
    label: 'Không đồng ý',
    title: 'Không đồng ý trả lại',
    explain: 'Đơn vị tiếp tục thực hiện nhiệm vụ; được báo kèm lý do.',
    submit: 'Không đồng ý trả lại',
    said: 'Đã trả lời không đồng ý trả lại.',
    tone: 'secondary',
    fields: [reason()],
  },
  urge: {
    slug: 'don-doc',
    label: 'Đôn đốc',
    title: 'Đôn đốc',
    explain: 'Thủ trưởng đơn vị và cán bộ thực hiện nhận thư ngay; lần đôn đốc được ghi vào lịch sử.',
    submit: 'Đôn đốc',
    said: 'Đã đôn đốc; thư đang được gửi.',
    tone: 'secondary',
    ownPage: true,
    fields: [note('Lời đôn đốc', 'Ghi trong thư gửi đơn vị.')],
  },
  extend: {
    slug: 'gia-han/chu-dong',
    label: 'Gia hạn',
    title: 'Gia hạn',
    explain: 'Lãnh đạo gia hạn mà đơn vị không cần xin; thời hạn gốc vẫn giữ trong sổ.',
    submit: 'Gia hạn',
    said: 'Đã gia hạn.',
    tone: 'secondary',
    fields: [
      { kind: 'day', name: 'due', label: 'Thời hạn mới', required: true, quick: 'after-due' },
      { kind: 'long', name: 'reason', label: 'Lý do' },
    ],
  },
  'set-due': {
    slug: 'thoi-han',
    label: 'Đặt thời hạn',
    title: 'Đặt thời hạn',
    explain: 'Nhiệm vụ này chưa có thời hạn; ngày đặt là thời hạn gốc.',
    submit: 'Đặt thời hạn',
    said: 'Đã đặt thời hạn.',
    tone: 'secondary',
    fields: [
      { kind: 'day', name: 'due', label: 'Thời hạn', required: true, quick: 'after-today' },
      { kind: 'long', name: 'reason', label: 'Ghi chú' },
    ],
  },
  'ask-explanation': {
    slug: 'giai-trinh/yeu-cau',
    label: 'Yêu cầu giải trình',
    title: 'Yêu cầu giải trình',
    explain: 'Thủ trưởng đơn vị giải trình trước ngày này.',
    submit: 'Yêu cầu giải trình',
    said: 'Đã yêu cầu giải trình.',
    tone: 'secondary',
    fields: [
      { kind: 'day', name: 'due', label: 'Giải trình trước ngày', required: true, quick: 'after-today' },
      note('Nội dung cần làm rõ'),
    ],
  },
  'judge-explanation': {
    slug: 'giai-trinh/ket-luan',
    label: 'Kết luận giải trình',
    title: 'Kết luận về giải trình',
    explain: 'Nguyên nhân khách quan thì nhiệm vụ không tính vào chấm điểm của đơn vị.',
    submit: 'Ghi kết luận',
    said: 'Đã kết luận về giải trình.',
    tone: 'primary',
    fields: [{ kind: 'verdict', name: 'accepted', label: 'Kết luận', required: true }, note('Nhận xét')],
  },
  criticise: {
    slug: 'phe-binh',
    label: 'Phê bình',
    title: 'Phê bình',
    explain: 'Ghi vào lịch sử của nhiệm vụ và được tính khi chấm điểm đơn vị.',
    submit: 'Phê bình',
    said: 'Đã ghi phê bình.',
    tone: 'danger',
    fields: [{ kind: 'long', name: 'note', label: 'Nội dung phê bình', required: true }],
  },
  suspend: {
    slug: 'tam-dung',
    label: 'Tạm dừng',
    title: 'Tạm dừng nhiệm vụ',
    explain: 'Đồng hồ đứng lại, không ai bị nhắc cho đến khi tiếp tục.',
    submit: 'Tạm dừng',
    said: 'Đã tạm dừng nhiệm vụ.',
    tone: 'secondary',
    fields: [reason()],
  },
  resume: {
    slug: 'tiep-tuc',
    label: 'Tiếp tục',
    title: 'Tiếp tục thực hiện',
    explain: 'Bỏ trống thời hạn thì thời hạn lùi đúng số ngày đã tạm dừng.',
    submit: 'Tiếp tục',
    said: 'Nhiệm vụ được tiếp tục.',
    tone: 'primary',
    fields: [
      { kind: 'day', name: 'due', label: 'Thời hạn mới', quick: 'after-today' },
      { kind: 'long', name: 'reason', label: 'Ghi chú' },
    ],
  },
  close: {
    slug: 'ket-thuc',
    label: 'Kết thúc',
    title: 'Kết thúc nhiệm vụ',
    explain: 'Khi không cần báo cáo nữa. Ngày kết thúc là ngày hoàn thành.',
    submit: 'Kết thúc nhiệm vụ',
    said: 'Đã kết thúc nhiệm vụ.',
    tone: 'secondary',
    fields: [reason()],
  },
  withdraw: {
    slug: 'thu-hoi',
    label: 'Thu hồi',
    title: 'Thu hồi nhiệm vụ',
    explain: 'Nhiệm vụ không còn hiệu lực, không tính cho đơn vị và không ai bị nhắc nữa.',
    submit: 'Thu hồi nhiệm vụ',
    said: 'Đã thu hồi nhiệm vụ.',
    tone: 'danger',
    fields: [code('withdraw'), reason()],
  },
  exclude: {
    slug: 'khach-quan',
    label: 'Loại khỏi chấm điểm',
    title: 'Loại khỏi chấm điểm (khách quan)',
    explain: 'Chậm do nguyên nhân khách quan: nhiệm vụ không tính vào điểm của đơn vị.',
    submit: 'Loại khỏi chấm điểm',
    said: 'Đã loại nhiệm vụ khỏi chấm điểm.',
    tone: 'secondary',
    fields: [code('objective'), reason()],
  },
  'withdraw-send-back': {
    slug: 'tra-lai/rut',
    label: 'Rút đề nghị',
    title: 'Rút đề nghị trả lại',
    explain: 'Đơn vị tiếp tục thực hiện; nhiệm vụ trở lại trạng thái trước khi đề nghị.',
    submit: 'Rút đề nghị trả lại',
    said: 'Đã rút đề nghị trả lại.',
    tone: 'secondary',
    fields: [reason()],
  },
  'withdraw-report': {
    slug: 'bao-cao/rut',
    label: 'Rút báo cáo',
    title: 'Rút báo cáo',
    explain: 'Để bổ sung trước khi được xác nhận; nhiệm vụ mở lại, không tính là bị yêu cầu làm lại.',
    submit: 'Rút báo cáo',
    said: 'Đã rút báo cáo; nhiệm vụ mở lại.',
    tone: 'secondary',
    fields: [reason()],
  },
  'hand-down': {
    slug: 'viec-con',
    label: 'Giao việc con',
    title: 'Giao việc con',
    explain: 'Một phần việc cho đơn vị trực thuộc hoặc người của đơn vị, có hạn riêng; đơn vị giao là nơi xác nhận.',
    submit: 'Giao việc con',
    said: 'Đã giao việc con.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'below', name: 'target', label: 'Nơi nhận', required: true, search: true },
      { kind: 'line', name: 'title', label: 'Việc con', required: true },
      { kind: 'long', name: 'text', label: 'Nội dung, yêu cầu' },
      { kind: 'day', name: 'due', label: 'Hạn việc con', quick: 'after-today' },
    ],
  },
  'complete-milestone': {
    slug: 'moc/xong',
    label: 'Xong một mốc',
    title: 'Hoàn thành mốc',
    explain: 'Mốc xong sau ngày của nó được ghi là trễ.',
    submit: 'Ghi mốc đã xong',
    said: 'Đã ghi mốc hoàn thành.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'milestones', name: 'milestoneId', label: 'Mốc', required: true },
      note('Kết quả đến mốc này'),
    ],
  },
  'set-milestone': {
    slug: 'moc',
    label: 'Đặt mốc',
    title: 'Đặt mốc',
    explain: 'Thêm một mốc, hoặc chọn mốc đang có để đổi tên, đổi ngày.',
    submit: 'Lưu mốc',
    said: 'Đã lưu mốc.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'milestones', name: 'milestoneId', label: 'Mốc đang có', emptyLabel: '– mốc mới –' },
      { kind: 'line', name: 'name', label: 'Tên mốc', required: true, placeholder: 'Dự thảo lần 1' },
      { kind: 'day', name: 'due', label: 'Ngày', required: true, quick: 'after-today' },
    ],
  },
  'drop-milestone': {
    slug: 'moc/bo',
    label: 'Bỏ mốc',
    title: 'Bỏ mốc',
    explain: 'Mốc chưa xong và không còn cần.',
    submit: 'Bỏ mốc',
    said: 'Đã bỏ mốc.',
    tone: 'secondary',
    fields: [{ kind: 'pick', from: 'milestones', name: 'milestoneId', label: 'Mốc', required: true }, reason()],
  },
  'ask-coordination': {
    slug: 'phoi-hop/de-nghi',
    label: 'Đề nghị phối hợp',
    title: 'Đề nghị phối hợp',
    explain:
      'Đơn vị phối hợp có nội dung, hạn và đồng hồ riêng; trả lời chậm được tính cho đơn vị ấy. Hỏi lại thì tính từ lần hỏi mới.',
    submit: 'Gửi đề nghị phối hợp',
    said: 'Đã gửi đề nghị phối hợp.',
    tone: 'secondary',
    fields: [
      { kind: 'unit', name: 'unitId', label: 'Đơn vị phối hợp', required: true },
      { kind: 'long', name: 'ask', label: 'Nội dung cần phối hợp', required: true },
      { kind: 'day', name: 'due', label: 'Trả lời trước ngày', quick: 'after-today' },
    ],
  },
  'release-coordination': {
    slug: 'phoi-hop/thoi',
    label: 'Thôi phối hợp',
    title: 'Thôi đề nghị phối hợp',
    explain: 'Không cần chờ ý kiến của đơn vị này nữa.',
    submit: 'Thôi đề nghị',
    said: 'Đã thôi đề nghị phối hợp.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'coordinators', name: 'unitId', label: 'Đơn vị phối hợp', required: true },
      reason(),
    ],
  },
  review: {
    slug: 'xem-lai',
    label: 'Xem lại sau',
    title: 'Xem lại việc không thời hạn',
    explain: 'Đã xem; để như vậy đến ngày xem lại tiếp theo, nhiều nhất 90 ngày.',
    submit: 'Ghi ngày xem lại',
    said: 'Đã ghi ngày xem lại.',
    tone: 'secondary',
    fields: [
      { kind: 'day', name: 'next', label: 'Xem lại ngày', required: true, quick: 'after-today' },
      note('Nhận xét'),
    ],
  },
  star: {
    slug: 'quan-trong',
    label: 'Đánh dấu ★',
    title: 'Đánh dấu quan trọng',
    explain: 'Việc quan trọng cần hai người có thẩm quyền xác nhận khi hoàn thành.',
    submit: 'Đánh dấu quan trọng',
    said: 'Đã đánh dấu quan trọng.',
    tone: 'secondary',
    fields: [],
  },
  unstar: {
    slug: 'quan-trong/bo',
    label: 'Bỏ dấu ★',
    title: 'Bỏ đánh dấu quan trọng',
    explain: 'Từ nay một người xác nhận là đủ.',
    submit: 'Bỏ dấu quan trọng',
    said: 'Đã bỏ dấu quan trọng.',
    tone: 'secondary',
    fields: [],
  },
  'set-urgency': {
    slug: 'muc-do',
    label: 'Mức độ khẩn',
    title: 'Đổi mức độ khẩn',
    explain: 'Việc khẩn và hoả tốc được báo ngay, không chờ thư tổng hợp buổi sáng.',
    submit: 'Đổi mức độ',
    said: 'Đã đổi mức độ khẩn.',
    tone: 'secondary',
    fields: [{ kind: 'urgency', name: 'urgency', label: 'Mức độ', required: true }, reason()],
  },
  ask: {
    slug: 'hoi-dap',
    label: 'Hỏi',
    title: 'Hỏi về nhiệm vụ',
    explain: 'Người được hỏi thấy ngay ở chuông và trong thư tổng hợp buổi sáng.',
    submit: 'Gửi câu hỏi',
    said: 'Đã gửi câu hỏi.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'people', name: 'to', label: 'Hỏi ai', required: true, search: true },
      { kind: 'long', name: 'text', label: 'Câu hỏi', required: true },
    ],
  },
  answer: {
    slug: 'hoi-dap/tra-loi',
    label: 'Trả lời câu hỏi',
    title: 'Trả lời câu hỏi',
    explain: 'Người hỏi được báo trong ứng dụng.',
    submit: 'Gửi câu trả lời',
    said: 'Đã trả lời.',
    tone: 'primary',
    fields: [
      { kind: 'pick', from: 'questions', name: 'questionId', label: 'Câu hỏi', required: true },
      { kind: 'long', name: 'text', label: 'Trả lời', required: true },
    ],
  },
  watch: {
    slug: 'theo-doi',
    label: 'Theo dõi',
    title: 'Theo dõi nhiệm vụ',
    explain: 'Được báo trong ứng dụng khi có thay đổi, không gửi thư.',
    submit: 'Theo dõi',
    said: 'Bạn đang theo dõi nhiệm vụ này.',
    tone: 'secondary',
    fields: [],
  },
  unwatch: {
    slug: 'theo-doi/thoi',
    label: 'Thôi theo dõi',
    title: 'Thôi theo dõi',
    explain: 'Không được báo về nhiệm vụ này nữa.',
    submit: 'Thôi theo dõi',
    said: 'Đã thôi theo dõi.',
    tone: 'secondary',
    fields: [],
  },
  'add-watcher': {
    slug: 'theo-doi/them',
    label: 'Thêm theo dõi',
    title: 'Thêm đơn vị, người theo dõi',
    explain: 'Đơn vị hoặc người này xem được nhiệm vụ và được báo trong ứng dụng, không gửi thư.',
    submit: 'Thêm theo dõi',
    said: 'Đã thêm theo dõi.',
    tone: 'secondary',
    fields: [
      { kind: 'pick', from: 'parties', name: 'watcher', label: 'Đơn vị hoặc người', required: true, search: true },
    ],
  },
  'remove-watcher': {
    slug: 'theo-doi/bot',
    label: 'Bớt theo dõi',
    title: 'Bớt đơn vị, người theo dõi',
    explain: 'Không còn được báo, và không còn xem được nếu chỉ xem nhờ theo dõi.',
    submit: 'Bỏ khỏi danh sách',
    said: 'Đã bỏ khỏi danh sách theo dõi.',
    tone: 'secondary',
    fields: [{ kind: 'pick', from: 'watchers', name: 'watcher', label: 'Đang theo dõi', required: true }],
  },
}

export const transitionHref = (taskId: string, command: TaskCommand, back?: string): string =>
  `/nhiem-vu/${taskId}/${TRANSITIONS[command].slug}${back ? `?back=${encodeURIComponent(back)}` : ''}`
