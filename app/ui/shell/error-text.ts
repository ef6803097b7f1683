/** What a page that could not be shown says, and what the reader can do. */
export type ErrorText = {
  status: number
  title: string
  message: string
  /** The page is still there: offer to load it again. */
  retry?: boolean
}

const KNOWN: Record<number, Omit<ErrorText, 'status'>> = {
  400: {
    title: 'Yêu cầu chưa đúng',
    message: 'Địa chỉ hoặc biểu mẫu thiếu thông tin. Hãy quay lại, kiểm tra rồi gửi lại.',
  },
  403: {
    title: 'Bạn không được làm việc này',
    message: 'Quyền của bạn không gồm thao tác này. Nếu cần, hãy hỏi thư ký hoặc quản trị của cơ quan.',
  },
  404: {
    title: 'Không tìm thấy hoặc bạn không có quyền xem',
    message: 'Địa chỉ có thể đã gõ nhầm, hoặc nội dung không thuộc phạm vi của bạn.',
  },
  405: { title: 'Thao tác không dùng được ở địa chỉ này', message: 'Hãy quay lại trang trước và thử lại từ đó.' },
  409: {
    title: 'Nội dung đã có người khác thay đổi',
    message:
      'Những gì bạn gửi chưa được ghi. Hãy quay lại, chép phần đã nhập, tải lại trang rồi làm tiếp trên bản mới.',
    retry: true,
  },
  413: { title: 'Tệp quá lớn', message: 'Hãy chọn tệp nhỏ hơn rồi gửi lại.' },
  429: { title: 'Bạn thử quá nhiều lần', message: 'Hãy đợi vài phút rồi thử lại.', retry: true },
  503: {
    title: 'Hệ thống đang bận',
    message: 'Thường chỉ trong chốc lát. Hãy tải lại trang sau một phút.',
    retry: true,
  },
}

const UNKNOWN: Omit<ErrorText, 'status'> = {
  title: 'Có lỗi ở phía chúng tôi',
  message: 'Lỗi đã được ghi lại. Những gì đã lưu vẫn còn nguyên. Hãy tải lại trang; nếu vẫn vậy, báo cho quản trị.',
  retry: true,
}

/** The words for a status; a sentence sent by the server (`data` as text, or its `message`) is more exact and wins. */
export function errorText(status: number, data?: unknown): ErrorText {
  const known = KNOWN[status] ?? (status >= 400 && status < 500 ? KNOWN[400]! : UNKNOWN)
  const sent =
    typeof data === 'string'
      ? data
      : ((data as { message?: unknown } | null | undefined)?.message as string | undefined)
  const usable = status < 500 && typeof sent === 'string' && isVietnamese(sent)
  return { status, ...known, message: usable ? sent : known.message }
}

/** "Not Found" and Remix's own English sentences are not for our readers. */
const isVietnamese = (text: string): boolean => /[À-ỹđĐ]/.test(text)
