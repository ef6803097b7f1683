import type { Actor } from '#app/domain/access/actor.ts'
import { can } from '#app/domain/access/can.ts'
import { nextRun } from '#app/domain/reminder/run-time.ts'
import { wordsWith } from '#app/domain/reminder/wording/words.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import { AppError } from '../app-error.ts'
import type { DeliveryTools } from '../reminders/delivery-tools.ts'
import { type PreviewedMail, previewMails } from '../reminders/preview-mails.ts'
import { readReminderSettings } from '../reminders/reminder-settings.ts'
import { sampleNotices } from './sample-notices.ts'
import type { WordingInput } from './wording-input.ts'

export type WordingPreview = {
  /** Null: this person sees no task that it could be about. */
  mail: Pick<PreviewedMail, 'personName' | 'to' | 'subject' | 'text' | 'html'> | null
  /** The tasks are real, their situation is not. */
  asIf: boolean
}

/** A mail as it would be with these words, for somebody of the office and real tasks. Writes nothing. */
export async function previewWording(
  tools: DeliveryTools,
  actor: Actor,
  { id, fields, personId }: Pick<WordingInput, 'id' | 'fields'> & { personId: string },
): Promise<WordingPreview> {
  if (!can(actor, 'admin.wordings')) throw new AppError('forbidden')
  const { sample, words, runAt } = await tools.unitOfWork(async stores => {
    const { runAt } = await readReminderSettings(stores)
    const { day } = nextRun(await stores.calendar.load(), runAt, tools.clock.now())
    return {
      sample: await sampleNotices(stores, id, personId, day),
      words: wordsWith([...(await stores.wordings.load()).filter(w => w.id !== id), { id, fields }]),
      runAt,
    }
  })
  if (sample.notices.length === 0) return { mail: null, asIf: false }
  const [mail] = await previewMails(tools, sample.notices, instantAt(sample.on, runAt), sample.tasks, words)
  return { mail: mail ?? null, asIf: sample.asIf }
}
