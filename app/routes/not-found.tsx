import type { MetaFunction } from '@remix-run/node'
import { found } from '#app/server/page.server.ts'

/** No page has this address. */
export const loader = () => found(null)

export const meta: MetaFunction = () => [{ title: 'Không tìm thấy – Giao việc – Nhắc việc' }]

/** Never shown: the loader has said so before. With a component it is a page, and its error stays inside the menu. */
export default function NotFound() {
  return null
}
