import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'
import { siteUrl } from './env.server.ts'

/**
 * The text of a mail for a chat: without the line for mail programs, and every link leading to the task itself, so that
 * nothing in it lets others act for the person it was written to.
 */
export async function mailAsChat(text: string): Promise<string> {
  const { mailLinks } = storesOn(database().db)
  const body = text.split(/\n-- \n/, 1)[0]!.trimEnd()
  const start = `${siteUrl()}/t/`
  const parts = body.split(start)
  const chat = [parts[0]!]
  for (const part of parts.slice(1)) {
    const id = /^[0-9A-Za-z-]+/.exec(part)?.[0] ?? ''
    const link = await mailLinks.get(id)
    chat.push(`${siteUrl()}${link ? `/nhiem-vu/${link.taskId}` : '/'}${part.slice(id.length)}`)
  }
  return chat.join('')
}
