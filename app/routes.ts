import { type RouteConfig, route } from '@remix-run/route-config'

/** THE SITE MAP: every address, and the file that answers it. */
export default [
  route('dang-nhap', 'routes/sign-in.tsx'),
  route('dang-xuat', 'routes/sign-out.ts'),
  route('thiet-lap/:token', 'routes/setup.tsx'),
  route('tai-khoan', 'routes/account.tsx'),
  route('tai-khoan/phien', 'routes/account-sessions.ts'),
] satisfies RouteConfig
