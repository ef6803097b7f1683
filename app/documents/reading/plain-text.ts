/** Text of a .txt by its byte order mark, else UTF-8, else windows-1258 (Vietnamese Windows). */
export function readPlainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1258').decode(bytes)
  }
}

/** Control characters beyond what text needs: a program or an image that was renamed. */
export function looksBinary(text: string): boolean {
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\ufffd]/g)?.length ?? 0
  return text.includes('\u0000') || controls > text.length / 200
}

/**
 * TCVN3 ("ABC", the .VnTime fonts): Vietnamese drawn over signs such as µ ¸ ® ©. Without its font it is unreadable, and
 * no rule for due days or units would find anything.
 */
export function looksTcvn3(text: string): boolean {
  const foreign = text.match(/[\u0080-\uffff]/g)?.length ?? 0
  const signs = text.match(/[\u00a8-\u00ae\u00b5-\u00b9]/g)?.length ?? 0
  return signs >= 8 && signs > foreign * 0.2
}
