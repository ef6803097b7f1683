import { describe, expect, it } from 'vitest'
import { isSafeAddress, mayMailTo } from '#app/domain/reminder/address.ts'
import { ladderOn, type Recipient } from '#app/domain/reminder/escalation.ts'
import { noticesOfEvent, urgeRecipients } from '#app/domain/reminder/immediate.ts'
import { DEFAULT_REMINDER_SETTINGS } from '#app/domain/reminder/settings.ts'
import { day } from '#app/domain/shared/day.ts'
import { instant } from '#app/domain/shared/instant.ts'
import type { TaskEventData } from '#app/domain/task/task.ts'
import type { Office } from '#app/domain/unit/office.ts'
import { evolved, office, person, post, task } from './make.ts'

const on = day('2026-06-09')
const handedOn = { ...task({ due: '2026-06-10' }), officerId: 'cv-kt' }

const to = (o: Office, recipients: Recipient[], t = handedOn, settings = DEFAULT_REMINDER_SETTINGS) =>
  ladderOn(o, on, settings)
    .receivers(t, recipients)
    .map(r => r.personId)

const withPeople = (changes: Record<string, string | null>) =>
  office({ people: office().people.map(p => (p.id in changes ? { ...p, email: changes[p.id] ?? null } : p)) })
const withPosts = (...changed: ReturnType<typeof post>[]) =>
  office({
    posts: [...office().posts.filter(p => !changed.some(c => c.kind === p.kind && c.unitId === p.unitId)), ...changed],
  })

describe('a step climbs', () => {
  it('from an officer without an address to the head, who gets one mail', () => {
    expect(to(withPeople({ 'cv-kt': null }), ['officer', 'unit-head'])).toEqual(['tp-kt'])
  })

  it('from a head without an address to the deputy, the vice-chair in charge, the chair, the secretariat', () => {
    expect(to(withPeople({ 'tp-kt': null }), ['unit-head'])).toEqual(['pp-kt'])
    expect(to(withPeople({ 'tp-kt': null, 'pp-kt': null }), ['unit-head'])).toEqual(['pct-kt'])
    expect(to(withPeople({ 'tp-kt': null, 'pp-kt': null, 'pct-kt': null }), ['unit-head'])).toEqual(['ct'])
    expect(to(withPeople({ 'tp-kt': null, 'pp-kt': null, 'pct-kt': null, ct: null }), ['unit-head'])).toEqual(['tk'])
  })

  it('over a vacant post, and to whoever acts for a person on leave', () => {
    expect(to(withPosts(post('unit-head', 'kt', null)), ['unit-head'])).toEqual(['pp-kt'])
    const acting = post('unit-head', 'kt', 'tp-kt', {
      deputies: [{ personId: 'pp-kt', validFrom: day('2026-06-01'), validTo: day('2026-06-30') }],
    })
    expect(to(withPosts(acting), ['unit-head', 'officer'])).toEqual(['pp-kt', 'cv-kt'])
    const officer = post('officer', 'kt', 'cv-kt', {
      deputies: [{ personId: 'pp-kt', validFrom: day('2026-06-01'), validTo: null }],
    })
    expect(to(withPosts(officer), ['officer'])).toEqual(['pp-kt'])
  })

  it('away from an officer who left the unit or the office', () => {
    expect(to(withPosts(post('officer', 'kt', null), post('officer', 'vx', 'cv-kt')), ['officer'])).toEqual(['tp-kt'])
    const left = office({ people: office().people.map(p => (p.id === 'cv-kt' ? { ...p, active: false } : p)) })
    expect(to(left, ['officer'])).toEqual(['tp-kt'])
  })

  it('to a different person where one holds two posts', () => {
    // the vice-chair in charge heads the unit himself: the chair must hear of it, not he again
    const both = withPosts(post('unit-head', 'kt', 'pct-kt'))
    expect(to(both, ['leader'])).toEqual(['ct'])
    expect(to(both, ['unit-head', 'leader'])).toEqual(['pct-kt', 'ct'])
    // the head does the task himself: two roles of one unit are one mail, nobody above is bothered
    expect(to(office(), ['unit-head', 'officer'], { ...handedOn, officerId: 'tp-kt' })).toEqual(['tp-kt'])
  })

  it('over somebody outside the allowed domains', () => {
    const settings = { ...DEFAULT_REMINDER_SETTINGS, mailDomains: ['example.vn'] }
    expect(to(withPeople({ 'tp-kt': 'tp@gmail.com' }), ['unit-head'], handedOn, settings)).toEqual(['pp-kt'])
  })

  it('to the chair where nobody is in charge', () => {
    expect(to(office({ portfolio: [] }), ['leader'])).toEqual(['ct'])
  })

  it('never to nowhere: in the end to the secretariat’s list, even without an address', () => {
    const silent = office({ people: office().people.map(p => ({ ...p, email: null })) })
    expect(ladderOn(silent, on, DEFAULT_REMINDER_SETTINGS).receivers(handedOn, ['unit-head'])).toEqual([
      { personId: 'tk', email: null, role: 'secretariat' },
    ])
    const nobody = office({ posts: [], people: [person('x', null)] })
    expect(to(nobody, ['chair', 'secretariat'])).toEqual(['x'])
  })

  it('on from somebody whose address was refused, past everybody who had the step', () => {
    const ladder = ladderOn(office(), on, DEFAULT_REMINDER_SETTINGS)
    const next = (from: string, ...tried: string[]) =>
      ladder.nextAbove(handedOn, from, new Set(tried)).map(r => r.personId)
    expect(next('cv-kt', 'cv-kt', 'tp-kt')).toEqual(['pp-kt'])
    expect(next('pp-kt', 'cv-kt', 'tp-kt', 'pp-kt')).toEqual(['pct-kt'])
    expect(next('tk', 'ct', 'tk')).toEqual(['qt'])
  })
})

describe('what an action puts into the outbox', () => {
  const at = instant('2026-06-09T10:00+07:00')
  const notices = (data: TaskEventData, t = handedOn) => {
    const changed = evolved(t, at, data)
    return noticesOfEvent(t, changed, { at, data }, office(), on).map(n => [n.rule, n.personId, n.alone, n.data.role])
  }

  it('assigned: the head of the lead unit and of each coordinating unit, at once', () => {
    const t = task({ coordinating: ['vx'] })
    expect(noticesOfEvent(null, t, { at, data: { kind: 'accepted' } }, office(), on)).toEqual([])
    const assigned = { kind: 'assigned' as const, task: t }
    expect(
      noticesOfEvent(null, t, { at, data: assigned }, office(), on).map(n => [n.personId, n.alone, n.data.role]),
    ).toEqual([
      ['tp-kt', true, 'unit'],
      ['tp-vx', true, 'coordinating'],
    ])
  })

  it('re-assigned: the new unit at once, the old one in its digest', () => {
    expect(notices({ kind: 'reassigned', fromUnitId: 'kt', toUnitId: 'vx', reason: 'đúng việc', due: null })).toEqual([
      ['assigned', 'tp-vx', true, 'unit'],
      ['send-back-decided', 'tp-kt', false, 'unit'],
    ])
  })

  it('a decision waits for the digest, for an urgent task it does not', () => {
    const returned = { kind: 'report-returned' as const, reason: 'thiếu số liệu' }
    expect(notices(returned)).toEqual([
      ['report-returned', 'tp-kt', false, 'unit'],
      ['report-returned', 'cv-kt', false, 'officer'],
    ])
    expect(notices(returned, { ...handedOn, urgency: 'urgent' }).map(n => n[2])).toEqual([true, true])
  })

  it('urged: head and officer, each nudge of its own', () => {
    expect(notices({ kind: 'urged', note: 'gấp', recipientIds: [] }).map(n => n[1])).toEqual(['tp-kt', 'cv-kt'])
    expect(urgeRecipients(handedOn, office(), on).map(p => p.id)).toEqual(['tp-kt', 'cv-kt'])
  })

  it('a confirmed report is no news', () => {
    expect(notices({ kind: 'confirmed', note: null })).toEqual([])
  })
})

describe('addresses', () => {
  it('that would reach somebody else are none', () => {
    for (const bad of [
      'a@x.vn\r\nRCPT TO:<e@e.vn>',
      'n@x.vn, e@e.vn',
      'a@b@c.vn',
      '<a@x.vn>',
      'a b@x.vn',
      '"a"@x.vn',
      'a@x.vn;e@e.vn',
      '@x.vn',
      'a@',
      'a..b@x.vn',
      'đ@x.vn',
      '',
    ])
      expect([bad, isSafeAddress(bad)]).toEqual([bad, false])
    for (const good of ['an.nv@tanlap.gov.vn', 'vp+ubnd@x.vn', 'a@localhost']) expect(isSafeAddress(good)).toBe(true)
  })

  it('are limited to the allowed domains and what is below them', () => {
    expect(mayMailTo('a@so.tinh.gov.vn', ['gov.vn'])).toBe(true)
    expect(mayMailTo('a@notgov.vn', ['gov.vn'])).toBe(false)
    expect(mayMailTo('a@GOV.VN', ['gov.vn'])).toBe(true)
    expect(mayMailTo(null, [])).toBe(false)
  })
})
