/**
 * What a link in a mail lets somebody do who has not signed in: look at one task, and tell of it what its owner tells.
 * Nothing that decides, hands on or gives away; whatever the table forbids the person stays forbidden.
 */
import type { Actor } from './actor.ts'
import { type Action, can, type TaskSubject } from './can.ts'

export const MAIL_LINK_COMMANDS = ['accept', 'progress', 'report', 'ask-extension'] as const
export type MailLinkCommand = (typeof MAIL_LINK_COMMANDS)[number]

const DOING: readonly Action[] = ['task.accept', 'task.progress', 'task.report', 'task.ask-extension']

export const actorByMailLink = (actor: Actor, taskId: string): Actor => ({
  ...actor,
  limit: { via: 'mail-link', taskId, actions: ['task.view', ...DOING] satisfies Action[] },
})

/** Leaders and the secretariat read of many tasks and answer for none: their mails lead to the sign-in page. */
export const isWorthALink = (actor: Actor, subject: TaskSubject): boolean => DOING.some(a => can(actor, a, subject))
