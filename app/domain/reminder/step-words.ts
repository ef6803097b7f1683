/** A step as somebody reads it who wants to know why a mail went: which one, and how far from the day it counts from. */
import { STEP_NAMES, type StepName, stepNameOf } from './notice.ts'

const COUNTED: Partial<Record<StepName, (n: number) => string>> = {
  'not-accepted': n => `sau khi giao ${n} ngày làm việc`,
  'due-soon': n => (n === 0 ? 'đúng ngày hạn' : n < 0 ? `trước hạn ${-n} ngày làm việc` : `sau hạn ${n} ngày làm việc`),
  overdue: n => `sau hạn ${n} ngày làm việc`,
  'escalate-1': n => `sau hạn ${n} ngày làm việc`,
  'escalate-2': n => `sau hạn ${n} ngày làm việc`,
  'report-waiting': n => `sau khi báo cáo ${n} ngày làm việc`,
  'extension-waiting': n => `sau khi xin ${n} ngày làm việc`,
  'send-back-waiting': n => `sau khi đề nghị ${n} ngày làm việc`,
  stale: n => `sau ${n} ngày làm việc`,
  'milestone-soon': n => (n === 0 ? 'đúng ngày mốc' : `trước mốc ${-n} ngày làm việc`),
  'milestone-late': n => `sau mốc ${n} ngày làm việc`,
  'coordination-soon': n => (n === 0 ? 'đúng ngày hạn' : `trước hạn ${-n} ngày làm việc`),
  'coordination-late': n => `sau hạn ${n} ngày làm việc`,
  'explanation-soon': n => (n === 0 ? 'đúng ngày hạn' : `trước hạn ${-n} ngày làm việc`),
  'explanation-late': n => `sau hạn ${n} ngày làm việc`,
  'explanation-waiting': n => `sau khi giải trình ${n} ngày làm việc`,
  'question-waiting': n => `sau khi hỏi ${n} ngày làm việc`,
  'second-word-late': n => `sau ${n} ngày làm việc`,
  'review-due': n => (n === 0 ? 'đúng ngày' : `sau ${n} ngày làm việc`),
}

export function stepWords(step: string, occurrence: number): string {
  const name = stepNameOf(step)
  const counted = COUNTED[name]?.(occurrence)
  return counted ? `${STEP_NAMES[name]}: ${counted}` : (STEP_NAMES[name] ?? name)
}
