import { Tabs } from '../base/tabs.tsx'

/** People and posts are two views of one thing. */
export function PeopleTabs({ active }: { active: 'people' | 'posts' | 'portfolio' }) {
  return (
    <Tabs
      label="Người dùng và chức vụ"
      items={[
        { label: 'Người dùng', href: '/quan-tri/nguoi-dung', active: active === 'people' },
        { label: 'Chức vụ', href: '/quan-tri/chuc-vu', active: active === 'posts' },
        { label: 'Phụ trách', href: '/quan-tri/phu-trach', active: active === 'portfolio' },
      ]}
    />
  )
}
