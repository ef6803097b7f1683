/** Icons of the phone's tab bar, by a name that a loader can send. */
export type NavIcon =
  | 'work'
  | 'meeting'
  | 'task'
  | 'late'
  | 'decide'
  | 'collect'
  | 'overview'
  | 'score'
  | 'calendar'
  | 'programme'
  | 'search'
  | 'notice'
  | 'people'
  | 'units'
  | 'mail'
  | 'history'
  | 'settings'
  | 'rules'

export type NavItem = {
  label: string
  /** A shorter word for the phone's tab bar: "Việc" for "Việc của tôi". */
  short?: string
  href: string
  /** Other addresses under which it is the current one. */
  also?: readonly string[]
  count?: number | string
  /** 'late' makes the count red with its square. */
  tone?: 'late'
  /** Items of one group stand together; a line parts the groups. Its name is read aloud. */
  group?: string
  active?: boolean
  icon?: NavIcon
  /** One of the four in the phone's tab bar; where no item says so, the first four are. */
  phone?: boolean
}

/** What the phone's tab bar shows, and what is left for "Thêm". */
export function splitForPhone(nav: readonly NavItem[]): { tabs: NavItem[]; rest: NavItem[] } {
  const marked = nav.filter(item => item.phone)
  const tabs = (marked.length > 0 ? marked : nav).slice(0, 4)
  return { tabs, rest: nav.filter(item => !tabs.includes(item)) }
}

/** Neighbours of one group together, in the order given. */
export function groupNav(nav: readonly NavItem[]): { name: string; items: NavItem[] }[] {
  const groups: { name: string; items: NavItem[] }[] = []
  for (const item of nav) {
    const name = item.group ?? ''
    const last = groups.at(-1)
    if (last && last.name === name) last.items.push(item)
    else groups.push({ name, items: [item] })
  }
  return groups
}
