/** Đôn đốc, as it is shown before it goes. */
export type UrgeMail = {
  personId: string
  personName: string
  /** Null: nobody up the line has an address; the mail would be kept. */
  to: string | null
  taskIds: string[]
  /** By the tasks that are chosen (their ids, joined): who heads two units gets one mail about both, or about one. */
  letters: Record<string, { subject: string; text: string }>
}

/** Stands in a letter that is shown before it goes, where the sender's own words will stand. */
export const NOTE_MARK = '⟦lời đôn đốc⟧'

/** The letter as it will read: those words quoted, or nothing where none are written. */
export const withUrgeNote = (letter: string, note: string): string =>
  note.trim() === ''
    ? letter.replaceAll(` – “${NOTE_MARK}”`, '').replaceAll(NOTE_MARK, '')
    : letter.replaceAll(NOTE_MARK, note.trim())
