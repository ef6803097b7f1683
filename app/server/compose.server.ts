import { dirname, join } from 'node:path'
import { forgetUnattachedFiles } from '#app/features/files/forget-unattached-files.ts'
import type { MailLinkTools } from '#app/features/mail-links/open-mail-link.ts'
import type { Audit, FileStorage, Tools } from '#app/features/ports.ts'
import type { Reads } from '#app/features/reads.ts'
import { auditOn } from '#db/audit.ts'
import { forgetExpired } from '#db/forget-expired.ts'
import { readsOn } from '#db/reads/reads.ts'
import { unitOfWorkOn } from '#db/unit-of-work.ts'
import { systemClock } from './clock.server.ts'
import { database } from './database.server.ts'
import { env } from './env.server.ts'
import { uuidIds } from './ids.server.ts'
import { linkSigner } from './link-signer.server.ts'
import { folderStorage } from './storage.server.ts'

/** The one file that wires the core to the world. */
export const tools = (): Tools => ({
  clock: systemClock,
  ids: uuidIds,
  unitOfWork: unitOfWorkOn(database().db),
  mailDomains: env.MAIL_DOMAINS,
})

export const mailLinkTools = (): MailLinkTools => ({ ...tools(), signer: linkSigner() })

export const reads = (): Reads => readsOn(database().db)

export const audit = (): Audit => auditOn(database().db)

/** Beside the SQLite file; on PostgreSQL in `data/`. */
export const filesFolderOf = (open: { file: string | null }): string =>
  join(dirname(open.file ?? 'data/giaoviec.db'), 'files')
export const storage = (): FileStorage => folderStorage(filesFolderOf(database()))

/** Sessions, links and counters that served their time; files that belong to nothing. */
export const housekeeping = async (): Promise<number> =>
  (await forgetExpired(database().db, systemClock.now())) + (await forgetUnattachedFiles(tools(), storage()))
