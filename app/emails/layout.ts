/**
 * How every mail looks: one column that reads on a phone, nothing loaded from outside, and a plain text part that says
 * all that the HTML says, with the address behind every item.
 */

export type MailTone = 'late' | 'soon' | 'ok' | 'wait' | 'none'

export type MailItem = {
  title: string
  meta: string
  badge?: { tone: MailTone; text: string }
  href: string
}

export type MailSection = { title: string; items: readonly MailItem[] }

export type MailView = {
  heading: string
  /** For the line under the subject in a list of mails; not shown in the mail itself. */
  preview?: string
  /** A line break begins a new paragraph, here and in `outro` and `reason`. */
  intro: string
  sections: readonly MailSection[]
  outro: string
  actionHref?: string
  actionText?: string
  /** Why this person gets this mail. */
  reason: string
}

/** State by colour, shape and word, as on the screens. */
const TONES: Record<MailTone, { ink: string; ground: string; shape: string }> = {
  late: { ink: '#b0201a', ground: '#fdeae8', shape: '■' },
  soon: { ink: '#9a5200', ground: '#fdf0dc', shape: '▲' },
  ok: { ink: '#13704a', ground: '#e3f4ec', shape: '●' },
  wait: { ink: '#2b5cab', ground: '#e8effa', shape: '◐' },
  none: { ink: '#5f6875', ground: '#eef0f3', shape: '○' },
}

const C = { ground: '#f5f6f8', paper: '#ffffff', ink: '#1a1f26', soft: '#566070', line: '#e3e7ec', accent: '#1b4f9c' }
const FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

export function renderMail(view: MailView): { text: string; html: string } {
  return { text: asText(view), html: asHtml(view) }
}

/** What XML forbids, and the marks that turn the direction of writing (they disguise names and addresses). */
const UNWANTED =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g

const clean = (text: string): string => text.replace(UNWANTED, '').normalize('NFC')

/** A run says the same words in many mails, and each twice: as text and as HTML. */
const REMEMBERED = 4_000
const lines = new Map<string, string>()
function oneLine(text: string): string {
  let line = lines.get(text)
  if (line === undefined) {
    line = clean(text).replace(/\s+/g, ' ').trim()
    if (lines.size >= REMEMBERED) lines.clear()
    lines.set(text, line)
  }
  return line
}
const paragraphs = (text: string): string[] =>
  clean(text)
    .split(/\n+/)
    .map(oneLine)
    .filter(line => line !== '')

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, c => ENTITIES[c]!)

/** Only addresses of the web become links; anything else (javascript:, data:) is left out. */
function safeHref(href: string | undefined): string | null {
  const address = href === undefined ? '' : oneLine(href)
  return /^https?:\/\/[^\s"'<>\\]+$/i.test(address) ? address : null
}

/** A line under a heading that a phone shows as one line. */
const RULE = 24

function asText(view: MailView): string {
  const heading = oneLine(view.heading)
  const blocks = [`${heading}\n${'='.repeat(Math.min(heading.length, RULE))}`, ...paragraphs(view.intro)]
  for (const section of view.sections) {
    if (section.items.length === 0) continue
    const items = section.items.map((item, i) => {
      const badge = item.badge ? `[${oneLine(item.badge.text)}] ` : ''
      const below = [oneLine(item.meta), safeHref(item.href) ?? ''].filter(line => line !== '')
      return [`${i + 1}. ${badge}${oneLine(item.title)}`, ...below.map(line => `   ${line}`)].join('\n')
    })
    const title = oneLine(section.title)
    blocks.push(`${title}\n${'-'.repeat(Math.min(title.length, RULE))}`, ...items)
  }
  blocks.push(...paragraphs(view.outro))
  const action = safeHref(view.actionHref)
  if (action) blocks.push(`${oneLine(view.actionText ?? '') || 'Mở phần mềm'}: ${action}`)
  const reason = paragraphs(view.reason)
  // "-- " with the space is how mail programs know the end of what is said.
  if (reason.length > 0) blocks.push(['-- ', ...reason].join('\n'))
  return `${blocks.join('\n\n')}\n`
}

function asHtml(view: MailView): string {
  const e = (text: string): string => escapeHtml(oneLine(text))
  const text = (lines: string[], style: string): string =>
    lines.map(line => `<p style="margin:0 0 8px;${style}">${escapeHtml(line)}</p>`).join('')
  const action = safeHref(view.actionHref)
  const intro = paragraphs(view.intro)

  return `<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<meta name="format-detection" content="telephone=no,date=no,address=no">
<title>${e(view.heading)}</title>
</head>
<body style="margin:0;padding:0;background:${C.ground};color:${C.ink};font-family:${FONT};font-size:16px;line-height:1.5;-webkit-text-size-adjust:100%">
${view.preview ? `<div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${e(view.preview)}</div>\n` : ''}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${C.ground}">
<tr><td align="center" style="padding:16px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:${C.paper};border:1px solid ${C.line};border-radius:10px;text-align:left">
<tr><td style="padding:20px 20px 4px;font-family:${FONT}">
<h1 style="margin:0 0 8px;font-size:18px;line-height:1.3;font-weight:600;color:${C.ink}">${e(view.heading)}</h1>
${text(intro, '')}
</td></tr>
${view.sections
  .filter(section => section.items.length > 0)
  .map(sectionHtml)
  .join('\n')}
<tr><td style="padding:16px 20px 24px;font-family:${FONT}">
${text(paragraphs(view.outro), '')}
${action ? button(action, oneLine(view.actionText ?? '') || 'Mở phần mềm') : ''}
</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left">
<tr><td style="padding:14px 20px;font-family:${FONT};font-size:13px;line-height:1.5;color:${C.soft}">${paragraphs(view.reason).map(escapeHtml).join('<br>')}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

function sectionHtml(section: MailSection): string {
  return `<tr><td style="padding:12px 20px 0;font-family:${FONT}">
<h2 style="margin:0;padding:0 0 6px;font-size:13px;line-height:1.4;font-weight:600;color:${C.soft}">${escapeHtml(oneLine(section.title))}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
${section.items.map(itemHtml).join('\n')}
</table>
</td></tr>`
}

/** The whole item is the link: a thumb finds it. */
function itemHtml(item: MailItem): string {
  const href = safeHref(item.href)
  const meta = oneLine(item.meta)
  const tone = item.badge && TONES[item.badge.tone]
  const badge =
    item.badge && tone
      ? `<span style="display:inline-block;margin:0 0 4px;padding:1px 8px;border-radius:6px;background:${tone.ground};color:${tone.ink};font-size:13px;font-weight:600;line-height:1.5"><span aria-hidden="true">${tone.shape}</span> ${escapeHtml(oneLine(item.badge.text))}</span><br>`
      : ''
  const title = `<span style="color:${href ? C.accent : C.ink};font-weight:500">${escapeHtml(oneLine(item.title))}</span>`
  const below = meta ? `<br><span style="color:${C.soft};font-size:14px">${escapeHtml(meta)}</span>` : ''
  const block = `display:block;padding:11px 0;color:${C.ink};text-decoration:none;font-size:16px;line-height:1.45;overflow-wrap:anywhere`
  const inner = href
    ? `<a href="${escapeHtml(href)}" style="${block}">${badge}${title}${below}</a>`
    : `<div style="${block}">${badge}${title}${below}</div>`
  return `<tr><td style="border-top:1px solid ${C.line};font-family:${FONT}">${inner}</td></tr>`
}

const button = (href: string, label: string): string =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td style="border-radius:8px;background:${C.accent}"><a href="${escapeHtml(href)}" style="display:inline-block;padding:11px 22px;color:#ffffff;font-family:${FONT};font-size:16px;font-weight:600;line-height:1.4;text-decoration:none">${escapeHtml(label)}</a></td></tr></table>`
