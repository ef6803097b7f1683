/** docs/quyen-han.md, whole: `npm run -s giaoviec -- access > docs/quyen-han.md`. */
import { ACTION_NAMES } from '#app/domain/access/action-names.ts'
import { accessTables } from '#app/domain/access/print.ts'
import { PAGE_ACCESS, type PageAccess } from './pages.ts'

const HEAD = `# Ai được làm gì

Trang này in ra từ mã nguồn (\`npm run -s giaoviec -- access > docs/quyen-han.md\`); có kiểm thử giữ cho nó luôn đúng.
Quyền theo **chức vụ** và **quan hệ** với việc, không theo người. Cái gì không có trong bảng là không được phép.

- **mọi**: không cần quan hệ gì. **–**: không được.
- “Đơn vị phụ trách” gồm cả đơn vị trực thuộc chưa phân công cho lãnh đạo nào khác.
- **Uỷ quyền**: trong những ngày được uỷ quyền, người được uỷ quyền có đúng quyền của chức vụ ấy; trước và sau những
  ngày ấy thì không. Chức vụ hết hạn, đơn vị thôi hoạt động: quyền hết theo.
- **Tài khoản chức vụ**: chỉ có quyền của chức vụ ấy, dù người giữ còn chức vụ khác.
- **Không ai xác nhận việc của mình**: người báo cáo, cán bộ được giao, thủ trưởng và phó thủ trưởng của đơn vị chủ trì
  không xác nhận, không quyết định gia hạn, không kết luận giải trình của chính việc ấy, dù giữ thêm chức vụ nào.
- **Không ai thẩm định điểm của đơn vị mình**.
- **Quản trị** không có tiếng nói nào về nội dung: không xem nhiệm vụ, cuộc họp, điểm; chỉ đơn vị, người, lịch, thư.
- Điều không được xem thì như không có (404); được xem mà không được làm thì báo rõ (403).`

export function accessDocument(): string {
  const pages = Object.entries(PAGE_ACCESS).map(([file, access]) => `| \`${file}\` | ${words(access)} |`)
  return [
    HEAD,
    accessTables(),
    '',
    '## Từng trang cần quyền gì',
    '',
    'Nhiều quyền: có một trong số ấy, tuỳ quan hệ với điều được xem.',
    '',
    '| Trang (app/routes) | Quyền |',
    '|---|---|',
    ...pages,
    '',
  ].join('\n')
}

function words(access: PageAccess): string {
  if (access === 'public') return 'ai cũng mở được'
  if (access === 'own') return 'đã đăng nhập, về chính mình'
  if (access === 'token') return 'người giữ liên kết bí mật'
  return access.map(a => ACTION_NAMES[a]).join('; ')
}
