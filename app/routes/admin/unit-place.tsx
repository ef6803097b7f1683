import type { MetaFunction } from '@remix-run/node'
import { unitChangeAction, unitChangeLoader } from '#app/server/unit-change.server.ts'
import { UnitChangePage } from '#app/ui/admin/organisation/unit-change-page.tsx'

export const loader = unitChangeLoader('move')
export const action = unitChangeAction('move')

export const meta: MetaFunction = () => [{ title: 'Chuyển cấp trên – Giao việc – Nhắc việc' }]

export default UnitChangePage
