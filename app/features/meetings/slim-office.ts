import type { Office } from '#app/domain/unit/office.ts'

/** What the grammar and the cards need of an office: no people, no addresses, only the leading posts. */
export const slimOffice = (office: Office): Office => ({
  ...office,
  people: [],
  portfolio: [],
  posts: office.posts
    .filter(p => p.kind === 'chair' || p.kind === 'vice-chair')
    .map(p => ({ ...p, personId: null, deputies: [] })),
})
