/** How a directive is cited: paths are keys ("II/1/a)", "3/-#2", "p1"); people read words. */

const MARKS: Record<string, string> = {
  '-': 'gạch đầu dòng',
  '–': 'gạch đầu dòng',
  '+': 'dấu cộng',
  '*': 'dấu sao',
  '•': 'chấm đầu dòng',
}

/** "1.2" → "mục 1.2"; "II/1/a)" → "mục II.1.a"; "3/-#2" → "mục 3, gạch đầu dòng 2"; "p1" → "ý 1"; '' → ''. */
export function citationOf(path: string): string {
  const numbers: string[] = []
  const words: string[] = []
  for (const segment of path.split('/')) {
    const mark = /^(.)#(\d+)$/u.exec(segment)
    const clause = /^p(\d+)$/.exec(segment)
    if (mark) words.push(`${MARKS[mark[1]!] ?? 'mục con'} ${mark[2]}`)
    else if (clause) words.push(`ý ${clause[1]}`)
    else if (segment !== '') numbers.push(segment.replace(/[.)\s]+$/, ''))
  }
  const number = numbers.length === 0 ? [] : [`mục ${numbers.join('.')}`]
  return [...number, ...words].join(', ')
}

/** At the beginning of a line: "Mục 1.2". */
export function citationAtStart(path: string): string {
  const text = citationOf(path)
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

/** For a narrow column: "II/1/a)" → "II.1.a", "3/-#2" → "3 – 2". */
export const shortNumberOf = (path: string): string =>
  path
    .replace(/[.)]+(?=\/|$)/g, '')
    .replace(/\/?(.)#(\d+)/gu, (_all, mark: string, n: string) => ` ${mark === '-' ? '–' : mark} ${n}`)
    .replaceAll('/', '.')
    .trim()

/** The number as a person says it: "1.2", "1.2 (2)" for its second part; running prose is counted. */
export function numberOf(d: { path: string; part: number | null }, index: number): string {
  const printed = /^p\d+$/.test(d.path) || d.path === '' ? String(index + 1) : shortNumberOf(d.path)
  return d.part !== null && d.part > 1 ? `${printed} (${d.part})` : printed
}

/** By id. */
export const numbersOf = (
  directives: readonly { id: string; path: string; part: number | null }[],
): Map<string, string> => new Map(directives.map((d, i) => [d.id, numberOf(d, i)]))

/**
 * The address of every directive within its conclusion, in their order: "muc-1.2", "muc-1.2-2", "muc-II.1.dd". It is
 * made of the printed number, so that it can be typed, and never the same twice.
 */
export function addressesOf(directives: readonly { path: string; part: number | null }[]): string[] {
  const taken = new Map<string, number>()
  return directives.map((d, i) => {
    const plain = numberOf(d, i)
      .normalize('NFD')
      .replace(/\p{Mn}+/gu, '')
      .replace(/đ/g, 'dd')
      .replace(/Đ/g, 'DD')
      .replace(/[^A-Za-z0-9.]+/g, '-')
      .replace(/^[-.]+|[-.]+$/g, '')
    const address = `muc-${plain || i + 1}`
    const before = taken.get(address) ?? 0
    taken.set(address, before + 1)
    return before === 0 ? address : `${address}~${before + 1}`
  })
}
