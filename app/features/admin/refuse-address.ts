import { mayMailTo } from '#app/domain/reminder/address.ts'
import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import type { Stores, Tools } from '../ports.ts'
import { readMailDomains } from '../reminders/reminder-settings.ts'

export const foreignAddress = (domains: readonly string[]): string =>
  `Cơ quan chỉ gửi thư đến: ${domains.join(', ')}. Dùng địa chỉ thuộc các miền này, hoặc sửa ở Thiết lập – Kết nối.`

/** An address that reminders would never go to is told while it is typed, not when the mail fails. */
export async function refuseAddress(tools: Tools, stores: Stores, email: string | null): Promise<Refusal | null> {
  if (email === null) return null
  const domains = await readMailDomains(stores.settings, tools.mailDomains)
  return mayMailTo(email, domains) ? null : refuse('foreign-address', foreignAddress(domains), 'email')
}
