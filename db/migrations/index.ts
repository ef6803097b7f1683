import { initial } from './0001-initial.ts'
import { documentsFromAbove } from './0003-documents-from-above.ts'
import { organisation } from './0004-organisation.ts'
import { partiesAndDays } from './0005-parties-and-days.ts'
import { linksAndFeeds } from './0007-links-and-feeds.ts'
import { listIndexes } from './0008-list-indexes.ts'
import { noticeAmendments } from './0009-notice-amendments.ts'
import { extensionLedger } from './0010-extension-ledger.ts'
import { askedDaysAndWordings } from './0011-asked-days-and-wordings.ts'
import { letters } from './0012-letters.ts'
import { eventsByPerson } from './0013-events-by-person.ts'
import type { Migration } from './migration.ts'

/** In order, for ever: append only. */
export const migrations: readonly { name: string; migration: Migration }[] = [
  { name: '0001-initial', migration: initial },
  { name: '0004-organisation', migration: organisation },
  { name: '0005-parties-and-days', migration: partiesAndDays },
  { name: '0007-links-and-feeds', migration: linksAndFeeds },
  { name: '0008-list-indexes', migration: listIndexes },
  { name: '0003-documents-from-above', migration: documentsFromAbove },
  { name: '0011-asked-days-and-wordings', migration: askedDaysAndWordings },
  { name: '0010-extension-ledger', migration: extensionLedger },
  { name: '0009-notice-amendments', migration: noticeAmendments },
  { name: '0012-letters', migration: letters },
  { name: '0013-events-by-person', migration: eventsByPerson },
]
