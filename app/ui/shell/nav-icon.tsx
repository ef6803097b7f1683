import AlarmClock from 'lucide-react/dist/esm/icons/alarm-clock.mjs'
import Award from 'lucide-react/dist/esm/icons/award.mjs'
import Bell from 'lucide-react/dist/esm/icons/bell.mjs'
import BookOpen from 'lucide-react/dist/esm/icons/book-open.mjs'
import Building2 from 'lucide-react/dist/esm/icons/building-2.mjs'
import CalendarDays from 'lucide-react/dist/esm/icons/calendar-days.mjs'
import ChartColumn from 'lucide-react/dist/esm/icons/chart-column.mjs'
import ClipboardCheck from 'lucide-react/dist/esm/icons/clipboard-check.mjs'
import Gavel from 'lucide-react/dist/esm/icons/gavel.mjs'
import History from 'lucide-react/dist/esm/icons/history.mjs'
import Inbox from 'lucide-react/dist/esm/icons/inbox.mjs'
import ListChecks from 'lucide-react/dist/esm/icons/list-checks.mjs'
import Mail from 'lucide-react/dist/esm/icons/mail.mjs'
import MessagesSquare from 'lucide-react/dist/esm/icons/messages-square.mjs'
import Scale from 'lucide-react/dist/esm/icons/scale.mjs'
import Search from 'lucide-react/dist/esm/icons/search.mjs'
import Settings from 'lucide-react/dist/esm/icons/settings.mjs'
import Users from 'lucide-react/dist/esm/icons/users.mjs'
import type { NavIcon as Name } from './nav-item.ts'

const ICONS = {
  work: Inbox,
  meeting: MessagesSquare,
  task: ListChecks,
  late: AlarmClock,
  decide: Gavel,
  collect: ClipboardCheck,
  overview: ChartColumn,
  score: Award,
  calendar: CalendarDays,
  programme: BookOpen,
  search: Search,
  notice: Bell,
  people: Users,
  units: Building2,
  mail: Mail,
  history: History,
  settings: Settings,
  rules: Scale,
} satisfies Record<Name, unknown>

export function NavIcon({ name }: { name: Name }) {
  const Icon = ICONS[name]
  return <Icon size={21} strokeWidth={1.75} aria-hidden="true" />
}
