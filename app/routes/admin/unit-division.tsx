import type { MetaFunction } from '@remix-run/node'
import { unitChangeAction, unitChangeLoader } from '#app/server/unit-change.server.ts'
import { UnitChangePage } from '#app/ui/admin/organisation/unit-change-page.tsx'

export const loader = unitChangeLoader('split')
export const action = unitChangeAction('split')

export const meta: MetaFunction = () => [{ title: 'Chia, tách đơn vị – Giao việc – Nhắc việc' }]

export default UnitChangePage
