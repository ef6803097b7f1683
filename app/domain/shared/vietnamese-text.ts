/**
 * Text as Vietnamese readers compare it. SQLite and PostgreSQL fold case and accents differently (and neither
 * folds đ everywhere), so everything that is searched or matched is folded here, once.
 */

/** Lower case, no accents, đ → d, everything but letters and digits to single spaces: "Đường Lê Lợi" → "duong le loi". */
export const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** NFC and single spaces: how names are stored. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()

const collator = new Intl.Collator('vi', { numeric: true })

/** The order of a Vietnamese dictionary, numbers by value ("phường 2" before "phường 10"). */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b)

/** 1.234.567 */
export const formatCount = (n: number): string => String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '.')

/** 68,7 % – one decimal with a comma; "–" where there is nothing to divide by. */
export function formatRate(part: number, whole: number): string {
  if (whole === 0) return '–'
  return `${(Math.round((part / whole) * 1000) / 10).toFixed(1).replace('.', ',')} %`
}
