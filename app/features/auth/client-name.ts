/** "Chrome trên Windows": enough for a person to recognise the device in the list of sessions. */
export function clientName(userAgent: string | null): string {
  const ua = userAgent ?? ''
  const browser = first(ua, [
    [/Edg\//, 'Edge'],
    [/coc_coc/i, 'Cốc Cốc'],
    [/Firefox\//, 'Firefox'],
    [/(Chrome|CriOS|Chromium)\//, 'Chrome'],
    [/Safari\//, 'Safari'],
  ])
  const system = first(ua, [
    [/iPhone|iPad/, 'iOS'],
    [/Android/, 'Android'],
    [/Windows/, 'Windows'],
    [/Mac OS/, 'macOS'],
    [/Linux/, 'Linux'],
  ])
  return [browser ?? 'Trình duyệt khác', system].filter(Boolean).join(' trên ')
}

const first = (text: string, names: [RegExp, string][]): string | undefined =>
  names.find(([pattern]) => pattern.test(text))?.[1]
