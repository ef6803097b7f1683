import { type Words, wordsWith } from '#app/domain/reminder/wording/words.ts'
import type { Stores } from '../ports.ts'

/** The office's own words over the delivered ones. */
export const wordsInForce = async ({ wordings }: Pick<Stores, 'wordings'>): Promise<Words> =>
  wordsWith(await wordings.load())
