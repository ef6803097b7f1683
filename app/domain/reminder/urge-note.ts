/** Stands in a letter that is shown before it goes, where the sender's own words will stand. */
export const NOTE_MARK = '⟦lời đôn đốc⟧'

/** The letter as it will read: those words quoted, or nothing where none are written. */
export const withUrgeNote = (letter: string, note: string): string =>
  note.trim() === ''
    ? letter.replaceAll(` – “${NOTE_MARK}”`, '').replaceAll(NOTE_MARK, '')
    : letter.replaceAll(NOTE_MARK, note.trim())
