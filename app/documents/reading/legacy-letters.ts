/**
 * Vietnamese from before Unicode: TCVN3 ("ABC", the .VnTime fonts) drew one sign a letter over Latin-1, VNI wrote the
 * mark as a sign of its own behind the letter. Both can be told by their signs and turned into letters without loss,
 * where the whole text is of one kind.
 */

const GRAVE = '\u0300'
const ACUTE = '\u0301'
const HOOK = '\u0309'
const TILDE = '\u0303'
const DOT = '\u0323'
const TONES = [GRAVE, HOOK, TILDE, ACUTE, DOT]

// each vowel plain and with its five tones in the order grave, hook, tilde, acute, dot
const TCVN3_VOWELS: [string, string][] = [
  ['a', 'µ¶·¸¹'],
  ['ă', '»¼½¾Æ'],
  ['â', 'ÇÈÉÊË'],
  ['e', 'ÌÎÏÐÑ'],
  ['ê', 'ÒÓÔÕÖ'],
  ['i', '×ØÜÝÞ'],
  ['o', 'ßáâãä'],
  ['ô', 'åæçèé'],
  ['ơ', 'êëìíî'],
  ['u', 'ïñòóô'],
  ['ư', 'õö÷øù'],
  ['y', 'úûüýþ'],
]
const TCVN3 = new Map<string, string>([
  ...TCVN3_VOWELS.flatMap(([vowel, signs]) =>
    [...signs].map<[string, string]>((sign, i) => [sign, (vowel + TONES[i]).normalize('NFC')]),
  ),
  ...([...'¨©ª«¬\u00ad®'].map((sign, i) => [sign, 'ăâêôơưđ'[i]!]) as [string, string][]),
  ...([...'¡¢£¤¥¦§'].map((sign, i) => [sign, 'ĂÂÊÔƠƯĐ'[i]!]) as [string, string][]),
])

const VNI_MARKS: Record<string, string> = {
  ø: GRAVE,
  ù: ACUTE,
  û: HOOK,
  õ: TILDE,
  ï: DOT,
  â: '\u0302',
  à: `\u0302${GRAVE}`,
  á: `\u0302${ACUTE}`,
  å: `\u0302${HOOK}`,
  ã: `\u0302${TILDE}`,
  ä: `\u0302${DOT}`,
  ê: '\u0306',
  è: `\u0306${GRAVE}`,
  é: `\u0306${ACUTE}`,
  ú: `\u0306${HOOK}`,
  ü: `\u0306${TILDE}`,
  ë: `\u0306${DOT}`,
}
const VNI_SINGLE: Record<string, string> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const VNI_PAIR = /([aeouyôöAEOUYÔÖ])([øùûõïâàáåãäêèéúüëØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË])/g
/** One pass: what was made must not be read again. */
const VNI_LETTER = new RegExp(`${VNI_PAIR.source}|[ñôöæóòîÑÔÖÆÓÒÎ]`, 'g')

/** Letters only Unicode has: a text with some of them is not wholly of an older kind. */
const UNICODE_ONLY = /[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]/g
/** Signs such as µ ¸ ® © inside a word, not beside it. */
const SIGN_IN_WORD = /(?<=[a-zA-Z])[\u00a1-\u00af\u00b5-\u00bf]|[\u00a8-\u00ae\u00b5-\u00be](?=[a-zA-Z])/g
const FOREIGN = /[\u0080-\u02ff\u1ea0-\u1ef9]/g

export type Letters = 'unicode' | 'tcvn3' | 'vni' | 'mixed'

export function lettersOf(text: string): Letters {
  const foreign = text.match(FOREIGN)?.length ?? 0
  const unicode = text.match(UNICODE_ONLY)?.length ?? 0
  const signs = text.match(SIGN_IN_WORD)?.length ?? 0
  const tcvn3 = signs >= 8 && signs > foreign * 0.2
  const pairs = text.match(VNI_PAIR)?.length ?? 0
  const vni = !tcvn3 && pairs >= 8 && pairs > foreign * 0.2
  if (!tcvn3 && !vni) return 'unicode'
  if (unicode > 0) return unicode > foreign * 0.95 ? 'unicode' : 'mixed'
  return tcvn3 ? 'tcvn3' : 'vni'
}

export const fromTcvn3 = (text: string): string => text.replace(/[\u00a1-\u00fe]/g, sign => TCVN3.get(sign) ?? sign)

export const fromVni = (text: string): string =>
  text.replace(VNI_LETTER, (sign: string, letter: string | undefined, mark: string | undefined) => {
    const drawn = letter ?? sign
    const low = drawn.toLowerCase()
    const made = ((VNI_SINGLE[low] ?? low) + (mark ? VNI_MARKS[mark.toLowerCase()] : '')).normalize('NFC')
    return drawn === low ? made : made.toUpperCase()
  })
