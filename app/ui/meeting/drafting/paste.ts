/** What is pasted from Word or the web becomes plain paragraphs that keep bold, italic, underline and their numbering. */
const JUNK = 'script, style, meta, link, title, noscript, iframe, object, svg, img, xml'

/** Nothing of this would ever run; the browser's policy only complains about it less. */
const NOISE = /<(style|script|xml)\b[\s\S]*?<\/\1\s*>|\son\w+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)/gi

export function cleanPastedHtml(html: string): string {
  const doc = new DOMParser().parseFromString(html.replace(NOISE, ''), 'text/html')
  for (const node of doc.querySelectorAll(JUNK)) node.remove()
  for (const list of doc.querySelectorAll('ol')) {
    let n = list.start
    for (const item of list.children)
      if (item.tagName === 'LI') {
        prefix(item, `${n}. `)
        n += 1
      }
  }
  for (const item of doc.querySelectorAll('ul > li')) prefix(item, '- ')
  // a row of a table is one line
  for (const row of doc.querySelectorAll('tr')) {
    const line = doc.createElement('p')
    line.textContent = [...row.children].map(cell => (cell.textContent ?? '').replace(/\s+/g, ' ').trim()).join('\t')
    row.replaceWith(line)
  }
  const walker = doc.createTreeWalker(doc.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeValue = cleanPastedText(node.nodeValue ?? '')
  return doc.body.innerHTML
}

/** No-break spaces, soft hyphens and control characters have no meaning here. */
export const cleanPastedText = (text: string): string =>
  text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u00ad\u200b\u2060\ufeff]/g, '')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')

function prefix(item: Element, text: string): void {
  const first = item.querySelector('p, div') ?? item
  first.prepend(text)
}
