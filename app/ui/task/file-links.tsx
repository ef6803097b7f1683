import Paperclip from 'lucide-react/dist/esm/icons/paperclip.mjs'

export type FileView = { id: string; name: string; size: number }

/** 1,4 MB; 830 kB */
export const sizeWords = (bytes: number): string =>
  bytes >= 1_048_576
    ? `${(Math.round((bytes / 1_048_576) * 10) / 10).toString().replace('.', ',')} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} kB`

/** Files to fetch: the browser saves them, it never opens them within the page. */
export function FileLinks({ files }: { files: readonly FileView[] }) {
  if (files.length === 0) return null
  return (
    <ul className="mt-1 flex flex-col">
      {files.map(f => (
        <li key={f.id}>
          <a
            href={`/tep/${f.id}`}
            download={f.name}
            className="inline-flex max-w-full items-center gap-1.5 py-0.5 text-[0.875rem] touch:min-h-11"
          >
            <Paperclip size={15} aria-hidden="true" className="flex-none" />
            <span className="min-w-0 break-words">{f.name}</span>
            <span className="meta num flex-none">{sizeWords(f.size)}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
