type PhoneTabsProps = { view: 'text' | 'items'; items: number; onView: (view: 'text' | 'items') => void }

/** On a phone the two columns are two views. */
export function PhoneTabs({ view, items, onView }: PhoneTabsProps) {
  const tab = (name: 'text' | 'items', label: string) => (
    <button
      type="button"
      aria-pressed={view === name}
      onClick={() => onView(name)}
      className="min-h-11 flex-1 rounded-lg px-3 font-medium text-soft aria-pressed:bg-paper aria-pressed:text-accent aria-pressed:shadow-sm"
    >
      {label}
    </button>
  )
  return (
    <div className="mb-3 flex gap-1 rounded-card bg-line-soft p-1 lg:hidden">
      {tab('text', 'Văn bản')}
      {tab('items', `Nội dung chỉ đạo (${items})`)}
    </div>
  )
}
