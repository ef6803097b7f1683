import { wordsInForce } from '#app/features/wordings/words-in-force.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'
import { siteUrl } from './env.server.ts'

/**
 * The text of a mail for a chat: without its lines for mail programs, and every link leading to the task itself, so that
 * nothing in it lets others act for the person it was written to.
 */
export async function mailAsChat(text: string): Promise<string> {
  const stores = storesOn(database().db)
  const { mailLinks } = stores
  const act = (await wordsInForce(stores)).say('common', 'act', {})
  const body = text
    .split(/\n-- \n/, 1)[0]!
    .replace(act, '')
    .replace(/^[=-]{3,}\n/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const chat: string[] = []
  let last = 0
  for (const m of body.matchAll(/https?:\/\/[^\s/]+\/t\/([0-9A-Za-z-]+)/g)) {
    const link = await mailLinks.get(m[1]!)
    chat.push(body.slice(last, m.index), `${siteUrl()}${link ? `/nhiem-vu/${link.taskId}` : '/'}`)
    last = m.index + m[0].length
  }
  return [...chat, body.slice(last)].join('')
}
