import type { LoaderFunctionArgs } from '@remix-run/node'
import { REASON_KIND_NAMES } from '#app/domain/task/reasons.ts'
import { findReason } from '#app/features/admin/reason-list.ts'
import { kindOfSlug } from '#app/features/admin/reason-slugs.ts'
import { isUsed } from '#app/features/admin/retire-reason.ts'
import { storesOn } from '#db/unit-of-work.ts'
import { database } from './database.server.ts'
import { found, pageContext, requireMay } from './page.server.ts'

/** One reason, as its page and the page of its fate show it. */
export async function reasonPage({ request, params }: LoaderFunctionArgs) {
  const { actor, reads, newKey } = await pageContext(request)
  requireMay(actor, 'admin.settings')
  const kind = found(kindOfSlug(params.kind))
  const { code, label, ended } = found(findReason(await reads.reasonCodes(), kind, params.code ?? ''))
  return {
    list: REASON_KIND_NAMES[kind],
    address: `/quan-tri/ly-do/${params.kind}/${code}`,
    code,
    label,
    ended: ended === true,
    // outside a transaction: a page needs no lock; who removes it is asked again
    used: await isUsed(storesOn(database().db), kind, code),
    newKey,
  }
}
