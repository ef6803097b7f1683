/** The keys under which an office's own rules are kept; every one has a default in code. */
export const OFFICE_NAME = 'office.name'
/** Place printed in "Tân Lập, ngày …". */
export const OFFICE_PLACE = 'office.place'
export const NOTICE_SYMBOL = 'notice.symbol'
/** A demo's mail leaves the outbox only for a server on loopback. */
export const IS_DEMO = 'office.demo'
/** A restored copy mails nothing until told. */
export const MAIL_PAUSED = 'mail.paused'

/** Until when a person has read their notices. */
export const noticesSeenKey = (personId: string): string => `notices.seen:${personId}`

/** The office's own list of reasons for sending back, doing again …; see domain/task/reasons.ts. */
export const TASK_REASONS = 'task-reasons'

/** Web Push to people's own devices: off unless the office turns it on. */
export const PUSH_ENABLED = 'push.enabled'
