import { lettersOf } from './legacy-letters.ts'

/** Text of a .txt by its byte order mark, else UTF-8, else UTF-16 by its zero bytes, else one of the old 8-bit ways. */
export function readPlainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  const utf16 = utf16WithoutMark(bytes)
  if (utf16) return new TextDecoder(utf16).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // TCVN3 and VNI put their letters where Western Windows has its own; elsewhere it is Vietnamese Windows
    const western = new TextDecoder('windows-1252').decode(bytes)
    return lettersOf(western) === 'unicode' ? new TextDecoder('windows-1258').decode(bytes) : western
  }
}

/** Every second byte of spaces and line ends is zero. */
function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2))
  if (sample.length < 4 || bytes.length % 2 === 1) return null
  let low = 0
  let high = 0
  for (let i = 0; i + 1 < sample.length; i += 2) {
    if (sample[i] === 0 && sample[i + 1]! >= 0x20) high += 1
    if (sample[i + 1] === 0 && (sample[i]! >= 0x20 || sample[i] === 10 || sample[i] === 13)) low += 1
  }
  const pairs = sample.length / 2
  return low > pairs * 0.4 ? 'utf-16le' : high > pairs * 0.4 ? 'utf-16be' : null
}

/** Control characters beyond what text needs: a program or an image that was renamed. */
export function looksBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return text.includes('\u0000') || controls > text.length / 200
}
