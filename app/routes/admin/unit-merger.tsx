import type { MetaFunction } from '@remix-run/node'
import { unitChangeAction, unitChangeLoader } from '#app/server/unit-change.server.ts'
import { UnitChangePage } from '#app/ui/admin/organisation/unit-change-page.tsx'

export const loader = unitChangeLoader('merge')
export const action = unitChangeAction('merge')

export const meta: MetaFunction = () => [{ title: 'Sáp nhập đơn vị – Giao việc – Nhắc việc' }]

export default UnitChangePage
