/**
 * THE SITE MAP: every address (Vietnamese slugs) and the file behind it (English names). A transition is a noun with
 * a small route of its own: one action a module, reachable as a page where there is no script.
 */
import { index, layout, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // who is there
  route('dang-nhap', 'routes/sign-in.tsx'),
  route('dang-xuat', 'routes/sign-out.ts'),
  route('thiet-lap/:token', 'routes/setup.tsx'),

  layout('routes/layout.tsx', [
    index('routes/home.ts'),
    route('tai-khoan', 'routes/account.tsx'),
    route('tai-khoan/phien', 'routes/account-sessions.ts'),

    // meetings: record, draft, approve, publish

    // tasks: my work, lists, one task and its transitions

    // desk: what waits for my decision

    // review of what is overdue, the whole picture, scores

    // administration
  ]),
] satisfies RouteConfig
