import { useState } from 'react'
import { Card } from '../base/card.tsx'
import { InstantText } from '../base/instant-text.tsx'
import { SubmitButton } from '../base/submit-button.tsx'
import { useHydrated } from '../base/use-hydrated.ts'

type Device = { id: string; client: string; createdAt: string }
type PushCardProps = { publicKey: string; devices: readonly Device[]; today: string }

const ADDRESS = '/tai-khoan/thong-bao-day'

/** Devices that ring when something new waits. Only a script can ask a browser for it, so the button needs one. */
export function PushCard({ publicKey, devices, today }: PushCardProps) {
  const hydrated = useHydrated()
  const [state, setState] = useState<'idle' | 'busy' | 'done' | { message: string }>('idle')
  const supported = hydrated && 'serviceWorker' in navigator && 'PushManager' in window && window.isSecureContext
  const turnOn = async () => {
    setState('busy')
    const message = await subscribe(publicKey).catch(() => 'Trình duyệt không bật được thông báo đẩy.')
    if (message === null) window.location.assign('/tai-khoan?da=bat-thong-bao-day')
    else setState({ message })
  }
  return (
    <Card
      title="Thông báo đẩy"
      subtitle="Báo trên thiết bị khi có thông báo mới. Chỉ hiện số thông báo, không hiện nội dung việc."
    >
      {devices.length > 0 && (
        <ul className="mb-3 divide-y divide-line-soft">
          {devices.map(d => (
            <li key={d.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                {d.client}{' '}
                <span className="meta">
                  bật <InstantText at={d.createdAt} today={today} />
                </span>
              </span>
              <form method="post" action={ADDRESS}>
                <input type="hidden" name="do" value="remove" />
                <SubmitButton size="s" variant="secondary" name="deviceId" value={d.id}>
                  Tắt
                </SubmitButton>
              </form>
            </li>
          ))}
        </ul>
      )}
      {supported ? (
        <button type="button" className="btn" onClick={turnOn} disabled={state === 'busy'}>
          Bật trên thiết bị này
        </button>
      ) : (
        <p className="meta">
          {hydrated
            ? 'Trình duyệt này không nhận được thông báo đẩy. Cần trình duyệt mới và địa chỉ https; trên iPhone, thêm trang vào màn hình chính trước.'
            : 'Bật thông báo đẩy cần trình duyệt cho chạy kịch bản (JavaScript).'}
        </p>
      )}
      <p className="mt-2 text-late" aria-live="polite">
        {typeof state === 'object' ? state.message : ''}
      </p>
    </Card>
  )
}

/** Null when it is done, else what to tell. */
async function subscribe(publicKey: string): Promise<string | null> {
  if ((await Notification.requestPermission()) !== 'granted')
    return 'Thiết bị chưa cho phép hiện thông báo. Hãy cho phép trong cài đặt của trình duyệt.'
  const worker = await navigator.serviceWorker.register('/sw.js')
  await navigator.serviceWorker.ready
  const subscription = await worker.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(publicKey),
  })
  const { endpoint, keys } = subscription.toJSON()
  const body = new URLSearchParams({
    do: 'add',
    endpoint: endpoint ?? '',
    p256dh: keys?.p256dh ?? '',
    auth: keys?.auth ?? '',
  })
  const answer = await fetch(ADDRESS, { method: 'POST', body })
  if (answer.ok) return null
  await subscription.unsubscribe()
  const reply = (await answer.json().catch(() => null)) as { message?: string } | null
  return reply?.message ?? 'Chưa bật được thông báo đẩy.'
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i)
  return bytes
}
