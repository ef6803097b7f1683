import { z } from 'zod'
import type { Meeting } from '#app/domain/meeting/meeting.ts'
import type { Day } from '#app/domain/shared/day.ts'
import { isValidOn, membersOn, type Office, personOf } from '#app/domain/unit/office.ts'
import type { FormReply } from '#app/server/forms.server.ts'
import type { MeetingFormOptions, MeetingFormValues } from '#app/ui/meeting/meeting-form.tsx'

const PREFIX = 'du-hop:'
const PRESENCES = ['present', 'absent', 'delegate'] as const

/** The choice beside each unit becomes the lists the use case reads. */
export const withAttendance = <S extends z.ZodType>(schema: S) =>
  z.preprocess(raw => {
    const values = raw as Record<string, unknown>
    const lists: Record<string, string[]> = { present: [], absent: [], delegate: [] }
    for (const [name, value] of Object.entries(values))
      if (name.startsWith(PREFIX)) lists[String(value)]?.push(name.slice(PREFIX.length))
    return { ...values, ...lists }
  }, schema)

export function formOptions(
  office: Office,
  series: readonly { id: string; name: string }[],
  on: Day,
): MeetingFormOptions {
  return {
    series: series.map(({ id, name }) => ({ id, name })),
    fields: office.fields.map(({ id, name }) => ({ id, name })),
    chairs: office.posts
      .filter(p => (p.kind === 'chair' || p.kind === 'vice-chair') && personOf(office, p.personId)?.active)
      .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'chair' ? -1 : 1))
      .map(p => ({
        personId: p.personId!,
        label: `${personOf(office, p.personId)!.name} – ${p.title}`,
        from: p.validFrom,
        to: p.validTo,
      })),
    units: office.units
      .filter(u => isValidOn(u, on) && u.kind !== 'leadership')
      .sort((a, b) => a.sort - b.sort)
      .map(({ id, name, kind }) => ({ id, name, kind })),
    groups: office.groups
      .map(g => ({ id: g.id, name: g.name, unitIds: membersOn(office, g.id, on).map(u => u.id) }))
      .filter(g => g.unitIds.length > 0),
  }
}

export const emptyForm = (today: Day): MeetingFormValues => ({
  title: '',
  seriesId: '',
  newSeries: '',
  newSeriesFieldId: '',
  day: today,
  place: '',
  chairPersonId: '',
  attendance: {},
})

export const formOf = (m: Meeting): MeetingFormValues => ({
  ...emptyForm(m.day),
  title: m.title,
  seriesId: m.seriesId ?? '',
  place: m.place ?? '',
  chairPersonId: m.chairPersonId,
  attendance: Object.fromEntries(m.attendance.map(a => [a.unitId, a.presence])),
})

/** What was typed comes back as it was typed. */
export function typedForm(values: FormReply['values']): MeetingFormValues {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : '')
  const attendance: MeetingFormValues['attendance'] = {}
  for (const [name, value] of Object.entries(values)) {
    const presence = PRESENCES.find(p => p === value)
    if (name.startsWith(PREFIX) && presence) attendance[name.slice(PREFIX.length)] = presence
  }
  return {
    title: text('title'),
    seriesId: text('seriesId'),
    newSeries: text('newSeries'),
    newSeriesFieldId: text('newSeriesFieldId'),
    day: text('day'),
    place: text('place'),
    chairPersonId: text('chairPersonId'),
    attendance,
  }
}
