/**
 * One mail as it travels: headers, a plain and an HTML part, both in base64 – which for Vietnamese is shorter than
 * quoted-printable and made by the machine's own code. A run writes thousands of these, and this is all they need.
 */
export type MimeMail = {
  from: { name: string; address: string }
  to: string
  messageId: string
  date: Date
  subject: string
  text: string
  html: string
}

const LINE = '\r\n'

export function mimeMessage({ from, to, messageId, date, subject, text, html }: MimeMail): Buffer {
  // base64 has neither "-" nor "_": no part can contain it
  const boundary = `--_giaoviec_${messageId.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)}`
  const part = (type: string, content: string) => [
    `--${boundary}`,
    `Content-Type: ${type}; charset=utf-8`,
    'Content-Transfer-Encoding: base64',
    '',
    inLines(content),
  ]
  return Buffer.from(
    [
      `From: ${words(from.name)} <${oneLine(from.address)}>`,
      `To: ${oneLine(to)}`,
      `Subject: ${words(subject)}`,
      `Message-ID: ${oneLine(messageId)}`,
      `Date: ${date.toUTCString().replace('GMT', '+0000')}`,
      'Auto-Submitted: auto-generated',
      'X-Auto-Response-Suppress: All',
      'MIME-Version: 1.0',
      `Content-Type: multipart/alternative;${LINE} boundary="${boundary}"`,
      '',
      ...part('text/plain', text),
      ...part('text/html', html),
      `--${boundary}--`,
      '',
    ].join(LINE),
    'latin1',
  )
}

/** Whoever gets a line break or anything but ASCII in here has gone round the checks of addresses. */
function oneLine(value: string): string {
  if (!/^[\x21-\x7e]+$/.test(value)) throw new Error('an address or a Message-ID that is no single ASCII word')
  return value
}

/** 57 bytes make a line of 76 letters. */
function inLines(content: string): string {
  const lines = Buffer.from(content.replace(/\r?\n/g, LINE), 'utf8').toString('base64')
  let out = ''
  for (let i = 0; i < lines.length; i += 76) out += (i === 0 ? '' : LINE) + lines.slice(i, i + 76)
  return out
}

/** Bytes that one encoded word may hold: with its frame it must not exceed 75 letters. */
const WORD_BYTES = 45

/** A header's text: as it is where it is plain, else in encoded words, none of which cuts a letter in two. */
function words(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  if (/^[\w ,.–-]{0,60}$/.test(plain) && /^[\x20-\x7e]*$/.test(plain)) return plain
  const found: string[] = []
  let word = ''
  let bytes = 0
  for (const letter of plain) {
    const size = Buffer.byteLength(letter)
    if (bytes + size > WORD_BYTES) {
      found.push(word)
      ;[word, bytes] = ['', 0]
    }
    word += letter
    bytes += size
  }
  found.push(word)
  return found.map(w => `=?UTF-8?B?${Buffer.from(w).toString('base64')}?=`).join(`${LINE} `)
}
