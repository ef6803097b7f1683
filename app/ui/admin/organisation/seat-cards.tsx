import { ButtonLink } from '../../base/button.tsx'
import { Card } from '../../base/card.tsx'
import { Tag } from '../../base/tag.tsx'

type Props = {
  postId: string
  seat: { id: string; title: string; holder: string | null; unit: string; days: string }[]
  account: { name: string; active: boolean; hasPassword: boolean } | null
  mayHaveAccount: boolean
}

/** Who held the seat before, and its own account. */
export function SeatCards({ postId, seat, account, mayHaveAccount }: Props) {
  return (
    <>
      {(mayHaveAccount || account) && (
        <Card
          title="Tài khoản chức vụ"
          subtitle="Một tài khoản của chức vụ, ai giữ thì dùng; bàn giao thì đặt mật khẩu mới."
          actions={
            <ButtonLink size="s" href={`/quan-tri/chuc-vu/${postId}/tai-khoan`}>
              {account ? 'Sửa' : 'Tạo tài khoản'}
            </ButtonLink>
          }
        >
          {account ? (
            <p className="flex flex-wrap items-center gap-2">
              <span className="font-medium">{account.name}</span>
              {!account.active && <Tag tone="none">đã khoá</Tag>}
              {account.active && !account.hasPassword && <Tag tone="soon">chưa đặt mật khẩu</Tag>}
            </p>
          ) : (
            <p className="meta">Chưa có; người giữ đăng nhập bằng tài khoản riêng.</p>
          )}
        </Card>
      )}
      {seat.length > 1 && (
        <Card title="Qua các thời kỳ">
          <ol className="flex flex-col gap-2.5">
            {seat.map(p => (
              <li key={p.id}>
                {p.id === postId ? (
                  <span className="font-medium">{p.holder ?? 'khuyết'}</span>
                ) : (
                  <a href={`/quan-tri/chuc-vu/${p.id}`}>{p.holder ?? 'khuyết'}</a>
                )}{' '}
                <span className="meta num">{p.days}</span>
                <span className="meta block">
                  {p.title}, {p.unit}
                </span>
              </li>
            ))}
          </ol>
        </Card>
      )}
    </>
  )
}
