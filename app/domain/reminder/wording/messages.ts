/**
 * Every message the product sends, as sentences that an office may put in its own words. What is delivered stands here;
 * an installation keeps only what it changed, by these ids and names – which therefore never change their meaning. A
 * field that is given up keeps its old name among `OLD_NAMES`, so that what an office wrote still works.
 */

import { LINES } from './lines.ts'
import type { TemplateRule } from './template.ts'

export type FieldDef = TemplateRule & { name: string; label: string; usual: string }
export type MessageDef = {
  id: string
  group: 'letter' | 'line'
  name: string
  /** When it is said, for whoever edits it. */
  when: string
  fields: readonly FieldDef[]
}

/** What a field stands for, for whoever edits. */
export const FIELD_MEANINGS: Readonly<Record<string, string>> = {
  tên: 'họ tên người nhận',
  thứ: 'thứ trong tuần của ngày gửi',
  ngày: 'ngày gửi, dd/mm/yyyy',
  'số việc': 'số việc trong thư',
  'tóm tắt': 'số việc theo mức gấp: “2 việc quá hạn, 1 việc sắp đến hạn”',
  'tên việc': 'tên việc, khi thư chỉ có một việc',
  'cuộc họp': 'cuộc họp, văn bản giao việc',
  'nội dung': 'quyết định gì: “Đã gia hạn”, “Yêu cầu làm lại”…',
  'đơn vị nhiều nhất': 'ba đơn vị có nhiều việc quá hạn nhất',
  'đơn vị': 'đơn vị chủ trì',
  hạn: 'thời hạn của việc, hoặc “không thời hạn”',
  'số ngày trễ': 'số ngày đã quá hạn',
  'số ngày còn': 'số ngày làm việc còn lại',
  'ngày hạn': 'ngày đến hạn, dd/mm',
}

const line = (name: string, label: string, usual: string, may: string[] = [], must: string[] = []): FieldDef => ({
  name,
  label,
  usual,
  oneLine: true,
  most: 150,
  may,
  must,
})
const words = (name: string, label: string, usual: string, may: string[] = []): FieldDef => ({
  name,
  label,
  usual,
  oneLine: false,
  most: 800,
  may,
  must: [],
})

const DAYS = ['tên', 'thứ', 'ngày', 'số việc']
const COUNTED = [...DAYS, 'tóm tắt']
const ONE = [...DAYS, 'tên việc', 'cuộc họp']
const MANY = [...DAYS, 'cuộc họp']

const letter = (id: string, name: string, when: string, fields: FieldDef[]): MessageDef => ({
  id,
  group: 'letter',
  name,
  when,
  fields,
})
const why = (usual: string): FieldDef => words('why', 'Vì sao nhận thư (cuối thư)', usual, DAYS)
const given = (
  subject: string,
  subjectMany: string,
  heading: string,
  headingMany: string,
  intro: string,
  because: string,
): FieldDef[] => [
  line('subject', 'Tiêu đề thư, một việc', subject, ONE, ['tên việc']),
  line('subjectMany', 'Tiêu đề thư, nhiều việc', subjectMany, MANY, ['số việc']),
  line('heading', 'Đầu thư, một việc', heading, DAYS),
  line('headingMany', 'Đầu thư, nhiều việc', headingMany, DAYS),
  words('intro', 'Lời dẫn', intro, DAYS),
  why(because),
]

const OF_UNIT = 'Ông/bà nhận thư này vì đứng đầu đơn vị chủ trì hoặc phối hợp.'
const OF_TASK = 'Ông/bà nhận thư này vì đứng đầu đơn vị hoặc trực tiếp thực hiện nhiệm vụ.'

export const LETTERS: readonly MessageDef[] = [
  letter('common', 'Lời chào và lời cuối', 'Có trong mọi thư.', [
    line('greeting', 'Lời chào', 'Kính gửi ông/bà {tên}.', ['tên', 'thứ', 'ngày']),
    words(
      'act',
      'Khi bấm được vào việc để làm ngay',
      'Bấm vào việc để tiếp nhận, cập nhật, báo cáo hoặc xin gia hạn ngay, không cần đăng nhập.',
    ),
    words(
      'keep',
      'Nhắc giữ kín liên kết',
      'Xin đừng chuyển tiếp thư này: ai mở liên kết trong thư cũng làm được thay ông/bà đối với các việc trên.',
    ),
    words('closing', 'Dòng cuối cùng', 'Thư tự động của phần mềm Giao việc – Nhắc việc, không cần trả lời.', [
      'thứ',
      'ngày',
    ]),
  ]),
  letter('digest', 'Thư tổng hợp buổi sáng', 'Mỗi người nhiều nhất một thư mỗi lượt, việc gấp nhất ở trên.', [
    line('subject', 'Tiêu đề thư', '{tóm tắt} – {thứ}, {ngày}', COUNTED, ['tóm tắt']),
    line('heading', 'Đầu thư', 'Việc cần chú ý – {thứ}, {ngày}', COUNTED),
    words('intro', 'Lời dẫn, nhiều việc', 'Việc gấp nhất ở trên.', COUNTED),
    words('introOne', 'Lời dẫn, một việc', '', COUNTED),
    why(
      'Ông/bà nhận thư này vì được giao, phụ trách hoặc theo dõi các việc trên. Mỗi buổi sáng làm việc nhiều nhất một thư; việc đã báo cáo không bị nhắc lại.',
    ),
  ]),
  letter(
    'leader',
    'Tổng hợp việc quá hạn của lãnh đạo',
    'Mỗi tuần một lần (mặc định lượt thứ Hai), khi phạm vi phụ trách có việc quá hạn.',
    [
      words(
        'intro',
        'Lời dẫn, khi thư chỉ có phần này',
        'Tình hình các việc quá hạn trong phạm vi phụ trách:',
        COUNTED,
      ),
      line(
        'section',
        'Đầu mục',
        'Phạm vi phụ trách: {số việc} việc quá hạn ({đơn vị nhiều nhất})',
        ['số việc', 'đơn vị nhiều nhất'],
        ['số việc'],
      ),
      words(
        'rest',
        'Sau danh sách, khi còn việc chưa kể',
        'Danh sách đầy đủ {số việc} việc quá hạn có trong phần mềm.',
        ['số việc'],
      ),
    ],
  ),
  letter(
    'assigned',
    'Thư giao việc',
    'Gửi ngay khi ban hành, cho thủ trưởng đơn vị chủ trì.',
    given(
      'Nhiệm vụ mới: {tên việc}',
      '{số việc} nhiệm vụ mới – {cuộc họp}',
      'Nhiệm vụ mới',
      '{số việc} nhiệm vụ mới',
      'Theo kết luận đã ban hành, đơn vị được giao các việc sau. Đề nghị tiếp nhận; nếu không đúng chức năng, đăng nhập để trả lại kèm lý do.',
      OF_UNIT,
    ),
  ),
  letter(
    'coordinating',
    'Thư giao phối hợp',
    'Gửi ngay khi ban hành, cho thủ trưởng đơn vị chỉ phối hợp.',
    given(
      'Phối hợp thực hiện: {tên việc}',
      '{số việc} nhiệm vụ cần phối hợp – {cuộc họp}',
      'Nhiệm vụ phối hợp',
      'Nhiệm vụ phối hợp',
      'Theo kết luận đã ban hành, đơn vị được giao phối hợp các việc sau. Đề nghị chủ động phối hợp với đơn vị chủ trì.',
      OF_UNIT,
    ),
  ),
  letter(
    'urge',
    'Thư đôn đốc',
    'Gửi ngay khi lãnh đạo hoặc Văn phòng đôn đốc.',
    given(
      '{tên việc}',
      '{số việc} nhiệm vụ cần khẩn trương thực hiện',
      'Đôn đốc thực hiện nhiệm vụ',
      'Đôn đốc thực hiện {số việc} nhiệm vụ',
      'Lãnh đạo, Văn phòng đôn đốc các việc sau. Đề nghị khẩn trương thực hiện và cập nhật kết quả.',
      OF_TASK,
    ),
  ),
  letter('decided', 'Thư quyết định về việc khẩn', 'Gửi ngay khi có quyết định về việc khẩn, hoả tốc.', [
    line('subject', 'Tiêu đề thư, một việc', '{nội dung}: {tên việc}', [...ONE, 'nội dung'], ['tên việc']),
    line(
      'subjectMany',
      'Tiêu đề thư, nhiều việc',
      '{nội dung}: {số việc} nhiệm vụ',
      [...MANY, 'nội dung'],
      ['số việc'],
    ),
    line('heading', 'Đầu thư', 'Có quyết định mới về nhiệm vụ khẩn', DAYS),
    words('intro', 'Lời dẫn', 'Đề nghị ông/bà xem và thực hiện ngay.', DAYS),
    why(OF_TASK),
  ]),
  letter('flash', 'Thư hoả tốc', 'Việc hoả tốc đến bước nhắc: thư riêng, gửi vào bất cứ giờ nào.', [
    line('subject', 'Tiêu đề thư', '{tóm tắt} – {thứ}, {ngày}', COUNTED, ['tóm tắt']),
    line('heading', 'Đầu thư, một việc', 'Việc hoả tốc', DAYS),
    line('headingMany', 'Đầu thư, nhiều việc', '{số việc} việc hoả tốc', DAYS),
    words('intro', 'Lời dẫn', 'Các việc hoả tốc sau cần được xử lý ngay.', DAYS),
    why('Ông/bà nhận thư này vì được giao, phụ trách hoặc theo dõi việc hoả tốc.'),
  ]),
]

/** A step's words in the list of tasks: a badge, and where the office wants one a sentence below. */
const LINE_MESSAGES: readonly MessageDef[] = LINES.map(l => ({
  id: `line.${l.id}`,
  group: 'line',
  name: l.usual.replace(/\{[^}]*\}/g, '…'),
  when: l.when,
  fields: [
    {
      name: 'badge',
      label: 'Nhãn của việc',
      usual: l.usual,
      oneLine: true,
      most: 60,
      may: [...(l.own ?? []), 'đơn vị', 'hạn'],
      must: l.must ?? [],
    },
    {
      name: 'sentence',
      label: 'Câu dặn dưới tên việc',
      usual: '',
      oneLine: true,
      most: 200,
      may: [...(l.own ?? []), 'đơn vị', 'hạn'],
      must: [],
    },
  ],
}))

export const MESSAGES: readonly MessageDef[] = [...LETTERS, ...LINE_MESSAGES]

const BY_ID = new Map(MESSAGES.map(m => [m.id, m]))
/** Null: what a later or an earlier version called so; its words are kept, unused. */
export const messageOf = (id: string): MessageDef | null => BY_ID.get(id) ?? null
export const fieldOf = (message: MessageDef, name: string): FieldDef | null =>
  message.fields.find(f => f.name === name) ?? null
