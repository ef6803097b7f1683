import LogOut from 'lucide-react/dist/esm/icons/log-out.mjs'

type AccountBoxProps = { personName: string; postTitle?: string | null /** “Đăng xuất” in words. */; wordy?: boolean }

/** Who is signed in, the way to the account, the way out. */
export function AccountBox({ personName, postTitle, wordy }: AccountBoxProps) {
  // where accounts are named by post, the title would only say it again
  const title = postTitle === personName ? null : postTitle
  return (
    <div className="flex items-center gap-1">
      <a
        href="/tai-khoan"
        className="flex min-w-0 flex-1 flex-col justify-center rounded-control px-2.5 py-1.5 text-ink no-underline hover:bg-wash hover:no-underline touch:min-h-11"
      >
        <span className="sr-only">Tài khoản: </span>
        <span className="line-clamp-3 text-[0.875rem] leading-snug font-medium">{personName}</span>
        {title && <span className="line-clamp-2 text-xs text-soft">{title}</span>}
      </a>
      <form method="post" action="/dang-xuat">
        <button
          type="submit"
          title="Đăng xuất"
          className="flex min-h-9 min-w-9 items-center justify-center gap-2 rounded-control text-soft hover:bg-wash hover:text-ink touch:min-h-11 touch:min-w-11 touch:px-2.5"
        >
          <LogOut size={17} aria-hidden="true" />
          <span className={wordy ? 'text-[0.875rem]' : 'sr-only'}>Đăng xuất</span>
        </button>
      </form>
    </div>
  )
}
