import type { CriteriaSet } from './criteria.ts'

/**
 * The set an office starts with: the "thực hiện nhiệm vụ được giao" part that every local set has in some form, computed
 * from the tasks alone. Points and thresholds are an office's to change; a new year gets a set of its own.
 */
export const DEFAULT_CRITERIA_SET: CriteriaSet = {
  id: 'nhiem-vu-2026',
  name: 'Bộ tiêu chí thực hiện nhiệm vụ được giao',
  year: 2026,
  period: 'quarter',
  fields: [
    {
      id: 'tien-do',
      name: 'Tiến độ',
      criteria: [
        {
          id: 'dung-han',
          name: 'Tỷ lệ hoàn thành đúng hạn',
          max: 40,
          formula: { kind: 'on-time-linear', against: 'due', floor: 0.5 },
        },
        {
          id: 'hoan-thanh',
          name: 'Tỷ lệ hoàn thành',
          max: 30,
          formula: { kind: 'completion', floor: 0 },
        },
      ],
    },
    {
      id: 'ky-luat',
      name: 'Kỷ luật thời hạn',
      criteria: [
        {
          id: 'viec-tre',
          name: 'Số việc trễ hạn',
          max: 10,
          formula: { kind: 'deduct-per-late-task', against: 'due', perTask: 1 },
        },
        {
          id: 'ngay-tre',
          name: 'Số ngày trễ',
          max: 10,
          formula: { kind: 'deduct-per-day-late', against: 'due', perDay: 0.1, capPerTask: 2 },
        },
      ],
    },
    {
      id: 'chat-luong',
      name: 'Chất lượng',
      criteria: [
        {
          id: 'lam-lai',
          name: 'Kết quả không phải làm lại',
          max: 10,
          formula: { kind: 'product-quality', perReturn: 0.25 },
        },
      ],
    },
  ],
  bands: [
    { id: 'xuat-sac', name: 'Xuất sắc', from: 90, tone: 'ok' },
    { id: 'tot', name: 'Tốt', from: 80, tone: 'ok' },
    { id: 'kha', name: 'Khá', from: 65, tone: 'wait' },
    { id: 'trung-binh', name: 'Trung bình', from: 50, tone: 'soon' },
    { id: 'yeu', name: 'Yếu', from: 0, tone: 'late' },
  ],
  // of one real city's yearly rule (more than 200 tasks, over 90 % done, under 10 % late) the size is scaled to a quarter of an office
  praise: { minTasks: 10, completionOver: 0.9, lateUnder: 0.1 },
  criticism: { completionUnder: 0.5 },
}
