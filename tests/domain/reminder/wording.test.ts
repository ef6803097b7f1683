import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexOf } from '#app/domain/calendar/working-day-index.ts'
import { letterKindOf, letterOf } from '#app/domain/reminder/digest.ts'
import { LINES } from '#app/domain/reminder/wording/lines.ts'
import { type FieldDef, MESSAGES } from '#app/domain/reminder/wording/messages.ts'
import { situated } from '#app/domain/reminder/wording/samples.ts'
import { checkTemplate, fillTemplate, parseTemplate, tidyTemplate } from '#app/domain/reminder/wording/template.ts'
import { USUAL_WORDS, type Words, wordsWith } from '#app/domain/reminder/wording/words.ts'
import { day } from '#app/domain/shared/day.ts'
import { letterMail } from '#app/emails/letter-mail.ts'
import { mimeMessage } from '#app/emails/mime-message.ts'
import { calendar, evolved, office, task } from './make.ts'

const index = indexOf(calendar)
const ON = day('2026-06-12')
const SITE = 'https://giaoviec.example.vn'
const GROUPS = ['digest', 'assigned:m1', 'urge', 'decided:t1', 'flash']

const base = evolved(task({ due: '2026-06-10', coordinating: ['vx'] }), '2026-06-02T09:00+07:00', { kind: 'accepted' })

/** Every line in every kind of letter, with one task and with two. */
function* letters(words: Words, title?: string) {
  const looked = { today: ON, personId: 'tp-kt', index }
  for (const { id } of LINES)
    for (const group of GROUPS)
      for (const two of [false, true]) {
        const s = situated(id as Parameters<typeof situated>[0], base, looked)
        const one = title === undefined ? s.task : { ...s.task, title }
        const tasks = new Map([one, ...(two ? [{ ...one, id: 't2' }] : [])].map(t => [t.id, t]))
        const data = { role: s.role, group, ...(s.granted === undefined ? {} : { granted: s.granted }) }
        const notices = [...tasks.keys()].map(taskId => ({ taskId, step: s.step, personId: 'tp-kt', data }))
        yield letterOf(notices, letterKindOf(group), {
          personName: title ?? 'Nguyễn Thị Hoà',
          on: ON,
          office: office(),
          index,
          tasks,
          meetings: new Map(),
          portfolio: [],
          words,
        })
      }
}

const allFields = MESSAGES.flatMap(m => m.fields.map(f => ({ id: m.id, f })))
const rule = (more: Partial<FieldDef> = {}) => ({ oneLine: true, most: 60, may: ['đơn vị', 'hạn'], must: [], ...more })
const codes = (text: string, more: Partial<FieldDef> = {}) => checkTemplate(text, rule(more)).map(e => e.code)

describe('a template', () => {
  it('is refused with what is wrong and where', () => {
    expect(checkTemplate('Việc của {don vi}', rule())[0]?.message).toBe(
      'Không có trường {don vi} (ký tự 10). Có phải ý là {đơn vị}?',
    )
    expect(checkTemplate('{tên}', rule())[0]?.message).toBe(
      'Không có trường {tên} (ký tự 1). Dùng được: {đơn vị}, {hạn}.',
    )
    expect(checkTemplate('a\nbc {hạn', rule({ oneLine: false }))[0]?.message).toBe(
      'Thiếu dấu } cho dấu { đã mở (dòng 2, ký tự 4).',
    )
    expect(codes('a } b')).toEqual(['stray'])
    expect(codes('{hạn {đơn vị}')).toEqual(['nested'])
    expect(codes('{ }')).toEqual(['empty-field'])
    expect(codes('Xong', { must: ['hạn'] })).toEqual(['missing'])
    expect(codes('x'.repeat(61))).toEqual(['too-long'])
    expect(codes('a\r\nBcc: b@c.vn')).toEqual(['line-break'])
    expect(codes('a\u202Eb')).toEqual(['unseen'])
    expect(codes('Việc của { Đơn  vị }: {hạn}')).toEqual([])
  })

  it('whatever is typed is either refused or said, and what is put in stays text', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('{', '}', '{đơn vị}', '{hạn}', '\n', '\r', ' ', 'Việc', '<b>', '{{', '}}'))
        .map(a => a.join('')),
    )
    const value = fc.oneof(fc.string(), fc.constantFrom('{hạn}', 'a\r\nBcc: x@y.vn', '<script>', '{', '}'))
    let said = 0
    fc.assert(
      fc.property(text, value, value, (typed, unit, due) => {
        const tidy = tidyTemplate(typed)
        if (checkTemplate(tidy, rule()).length > 0) return
        said += 1
        const out = fillTemplate(parseTemplate(tidy).template, { 'đơn vị': unit, hạn: due })
        expect(out).not.toMatch(/[\r\n]/)
        // only what was typed decides where a value goes: one that looks like a field is not one
        const parts = tidy.split(/\{[^}]*\}/)
        expect(out.startsWith(parts[0]!)).toBe(true)
        expect(out.endsWith(parts.at(-1)!)).toBe(true)
      }),
      { numRuns: 2_000 },
    )
    expect(said).toBeGreaterThan(300)
  })
})

describe('the delivered wording', () => {
  it('passes its own checks, and every field it may have is known', () => {
    for (const { id, f } of allFields) {
      expect({
        id,
        f: f.name,
        errors: checkTemplate(f.usual, { ...f, must: f.usual === '' ? [] : f.must }),
      }).toMatchObject({ errors: [] })
      for (const must of f.must) expect(f.may).toContain(must)
    }
    expect(new Set(MESSAGES.map(m => m.id)).size).toBe(MESSAGES.length)
  })

  it('names every situation as the line that is edited for it', () => {
    const looked = { today: ON, personId: 'tp-kt', index }
    const said = LINES.flatMap(({ id }) => {
      const s = situated(id as Parameters<typeof situated>[0], base, looked)
      const notice = { taskId: s.task.id, step: s.step, personId: 'tp-kt', data: { ...s, group: 'digest' } }
      const context = { personName: '', on: ON, office: office(), index, meetings: new Map(), portfolio: [] }
      const item = letterOf([notice], 'digest', { ...context, tasks: new Map([[s.task.id, s.task]]) }).sections[0]!
        .items[0]!
      return item.line === id ? [] : [`${id}: ${item.line}`]
    })
    expect(said).toEqual([])
  })

  it('has a value for everything an office may put in, in every letter', () => {
    // every field with all it may have: whatever is asked for must be there
    const edited = MESSAGES.map(m => ({
      id: m.id,
      fields: Object.fromEntries(m.fields.map(f => [f.name, `§${f.may.map(name => `{${name}}`).join(' ')}`])),
    })).map(w => ({
      ...w,
      fields: Object.fromEntries(Object.entries(w.fields).filter(([name, text]) => fits(w.id, name, text))),
    }))
    const words = wordsWith(edited)
    let mails = 0
    for (const letter of letters(words)) {
      const { subject, text } = letterMail(letter, SITE)
      mails += 1
      expect(subject).toMatch(/^\[[^\]]+\] §/)
      expect(text).toContain('§')
    }
    expect(mails).toBe(LINES.length * GROUPS.length * 2)
    expect(words.takeProblems()).toEqual([])
  })
})

const fits = (id: string, name: string, text: string): boolean => {
  const found = allFields.find(a => a.id === id && a.f.name === name)
  return found !== undefined && checkTemplate(text, found.f).length === 0
}

describe('an office’s own wording', () => {
  it('whatever is in its rows, every mail is written; what cannot be used goes as delivered and is told', () => {
    const garbage = fc.oneof(
      fc.string(),
      fc.constantFrom('{số ngày trễ', '{trường cũ}', 'Quá {số ngày} ngày', '{tên}\r\nBcc: a@b.vn', '<img src=x>'),
    )
    const row = fc.record({
      id: fc.constantFrom(...MESSAGES.map(m => m.id), 'message-of-another-version'),
      fields: fc.oneof(
        { weight: 1, arbitrary: fc.constant(null) },
        {
          weight: 6,
          arbitrary: fc.dictionary(
            fc.constantFrom('subject', 'subjectMany', 'heading', 'intro', 'why', 'badge', 'sentence', 'greeting', 'x'),
            garbage,
          ),
        },
      ),
    })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.string(), (rows, title) => {
        const words = wordsWith(rows)
        for (const letter of letters(words, title)) {
          const mail = letterMail(letter, SITE)
          expect(mail.subject).not.toMatch(/[\r\n]/)
          expect(mail.html).not.toMatch(/<(img|script)/i)
          const raw = mimeMessage({
            from: { name: 'Giao việc', address: 'a@b.vn' },
            to: 'x@y.vn',
            messageId: '<1@b.vn>',
            date: new Date(0),
            ...mail,
          })
          expect(raw.toString('latin1').split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m)
        }
      }),
      { numRuns: 12 },
    )
  })

  it('an older version’s field is understood, one that is gone is passed over and told once', () => {
    const words = wordsWith([
      { id: 'line.overdue', fields: { badge: 'TRỄ {số ngày} NGÀY' } },
      { id: 'line.due-today', fields: { badge: 'Hạn {giờ}' } },
      { id: 'line.no-such', fields: { badge: 'x' } },
    ])
    expect(words.say('line.overdue', 'badge', { 'số ngày trễ': '3' })).toBe('TRỄ 3 NGÀY')
    expect(words.say('line.due-today', 'badge', {})).toBe('Đến hạn hôm nay')
    expect(words.takeProblems()).toEqual([
      {
        id: 'line.due-today',
        message: expect.stringContaining('Không có trường {giờ} (ký tự 5)'),
      },
    ])
    expect(words.takeProblems()).toEqual([])
    expect(USUAL_WORDS.say('line.overdue', 'badge', { 'số ngày trễ': '3' })).toBe('Quá hạn 3 ngày')
  })
})
