import { useState } from 'react'

const MAX_FILE = 10 * 1_048_576

type Uploaded = { name: string; text: string }

/** Sends a file to be read; what is refused says why. Nothing is replaced here: the caller asks first. */
export function useUpload(href: string, onText: (file: Uploaded) => void) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const upload = async (file: File) => {
    // said here already: a server that stops reading a body that is too large looks like a broken connection
    if (file.size > MAX_FILE) return setError('Tệp lớn quá 10 MB. Hãy tách phần kết luận ra một tệp riêng.')
    setBusy(true)
    setError(null)
    try {
      const body = new FormData()
      body.set('file', file)
      const response = await fetch(href, { method: 'POST', headers: { Accept: 'application/json' }, body })
      const reply = (await response.json()) as { text?: string; message?: string }
      if (response.ok && typeof reply.text === 'string') onText({ name: file.name, text: reply.text })
      else setError(reply.message ?? 'Chưa đọc được tệp này.')
    } catch {
      setError('Chưa gửi được tệp; hãy xem lại kết nối rồi thử lại.')
    } finally {
      setBusy(false)
    }
  }
  return { upload, busy, error, clear: () => setError(null) }
}
