import Link2 from 'lucide-react/dist/esm/icons/link-2.mjs'
import { useState } from 'react'

type NumberAddressProps = {
  number: string
  /** Within the page: "muc-1.2". */
  address: string
  /** "Thông báo số 05/TB-UBND ngày 20/11/2026" */
  source: string
}

/** The number of a directive with its address to cite. Without script it is a link that can be copied by hand. */
export function NumberAddress({ number, address, source }: NumberAddressProps) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    const { origin, pathname } = window.location
    try {
      await navigator.clipboard.writeText(`Mục ${number} ${source}: ${origin}${pathname}#${address}`)
      setCopied(true)
      setTimeout(() => setCopied(false), 2500)
    } catch {
      // no clipboard here (plain http): the link in the address line is there to copy
    }
  }
  return (
    <a
      href={`#${address}`}
      title="Chép địa chỉ để dẫn"
      onClick={() => void copy()}
      className="num group inline-flex min-w-7.5 flex-none items-baseline gap-1 font-semibold text-ink no-underline hover:text-accent touch:min-h-11 touch:items-center"
    >
      {number}
      <Link2
        size={13}
        aria-hidden="true"
        className="self-center text-soft opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100"
      />
      <span className="sr-only">– chép địa chỉ để dẫn</span>
      <span role="status" className={copied ? 'meta font-normal text-ok' : 'sr-only'}>
        {copied ? 'đã chép' : ''}
      </span>
    </a>
  )
}
