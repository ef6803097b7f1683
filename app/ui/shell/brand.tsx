/** The mark: a tick with a bell's clapper – done, and reminded. Same drawing as public/favicon.svg. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="flex-none">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8.5 16.8l5 5L23.5 11"
        fill="none"
        strokeWidth="3.4"
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-on-accent"
      />
      <circle cx="24.5" cy="23.5" r="2.6" className="fill-[#f0b461]" />
    </svg>
  )
}

export const APP_NAME = 'Giao việc – Nhắc việc'
export const NO_SECRETS = 'Không nhập văn bản mật.'
