import { Dialog } from '../../base/dialog.tsx'

const GROUPS: readonly { title: string; keys: readonly (readonly [string[], string])[] }[] = [
  {
    title: 'Xem và xác nhận',
    keys: [
      [['Enter'], 'xác nhận, sang mục cần xem tiếp theo'],
      [['X'], 'chưa xác nhận, sang mục cần xem tiếp theo'],
      [['Shift', 'Enter'], 'xác nhận mọi mục chắc chắn'],
      [['↑', '↓'], 'mục trước, mục sau'],
      [['Ctrl', 'Z'], 'hoàn tác'],
      [['Ctrl', 'Enter'], 'trình duyệt'],
    ],
  },
  {
    title: 'Sửa mục đang xem',
    keys: [
      [['Đ'], 'đơn vị chủ trì: gõ vài chữ không dấu, Enter'],
      [['H'], 'thời hạn: 10/6, +5, thứ 6, cuối quý, kỳ sau; Enter'],
      [['P'], 'đơn vị phối hợp'],
      [['N'], 'nơi nhận báo cáo'],
      [['R'], 'định kỳ'],
      [['S'], 'gắn sao trọng tâm'],
      [['F2'], 'đổi tên việc'],
    ],
  },
  {
    title: 'Cắt, ghép, thêm, bỏ',
    keys: [
      [['T'], 'tách làm hai: mũi tên chọn chỗ, Enter'],
      [['G'], 'gộp với mục sau'],
      [['A'], 'thêm một nội dung'],
      [['Delete'], 'bỏ, không phải chỉ đạo'],
    ],
  },
  {
    title: 'Văn bản và danh sách',
    keys: [
      [['F6'], 'từ văn bản sang danh sách và ngược lại'],
      [['Esc'], 'rời ô đang sửa; đang gõ văn bản thì sang danh sách'],
      [['?'], 'bảng phím này'],
    ],
  },
]

/** Every key of the drafting page. */
export function KeyHelp({ open, onClose }: { open: boolean; onClose: () => void }) {
  if (!open) return null
  return (
    <Dialog
      open
      wide
      onOpenChange={o => !o && onClose()}
      title="Phím tắt"
      description="Mọi việc ở trang này làm được bằng bàn phím."
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {GROUPS.map(g => (
          <section key={g.title}>
            <h3 className="mb-1.5 font-semibold">{g.title}</h3>
            <dl className="flex flex-col gap-1.5 text-[0.9375rem]">
              {g.keys.map(([keys, does]) => (
                <div key={does} className="flex items-baseline gap-2.5">
                  <dt className="w-24 flex-none">
                    {keys.map(k => (
                      <kbd key={k} className="mr-1">
                        {k}
                      </kbd>
                    ))}
                  </dt>
                  <dd className="min-w-0">{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
