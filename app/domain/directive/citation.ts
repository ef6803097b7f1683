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
