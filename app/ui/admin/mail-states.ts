import type { Tone } from '../base/tone.ts'

/** The states of a mail in words, in the order the tabs show them. */
export const MAIL_STATES: readonly { state: string; label: string; tab: string; tone: Tone }[] = [
  { state: 'failed', label: 'không gửi được', tab: 'Không gửi được', tone: 'late' },
  { state: 'ready', label: 'chờ gửi', tab: 'Chờ gửi', tone: 'wait' },
  { state: 'sending', label: 'đang gửi', tab: 'Đang gửi', tone: 'wait' },
  { state: 'sent', label: 'đã gửi', tab: 'Đã gửi', tone: 'ok' },
  { state: 'kept', label: 'lưu tại đây', tab: 'Lưu tại đây', tone: 'none' },
  { state: 'dropped', label: 'không còn cần gửi', tab: 'Không còn cần', tone: 'none' },
]

export const mailState = (state: string) =>
  MAIL_STATES.find(s => s.state === state) ?? { state, label: state, tab: state, tone: 'none' as Tone }
