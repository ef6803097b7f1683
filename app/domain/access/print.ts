/** The access table in words, as docs/quyen-han.md has it: worked out by asking `can`, never written down twice. */
import { POST_KIND_NAMES, POST_KINDS, type PostKind } from '../unit/office.ts'
import { ACTION_NAMES } from './action-names.ts'
import { ACTIONS, type Action, can } from './can.ts'
import { actorWith, probesOf } from './probes.ts'

export type Where = { kind: 'nowhere' | 'everywhere' } | { kind: 'by' | 'but'; words: string[] }

/** Where a post may do something: nowhere, everywhere, by these relations, or everywhere but in these. */
export function whereMay(kind: PostKind, action: Action): Where {
  const probes = probesOf(action)
  const may = probes.map(p => can(actorWith(kind, p.portfolio), action, p.subject))
  const words = (allowed: boolean) => probes.flatMap((p, i) => (may[i] === allowed ? [p.words] : []))
  if (!may.includes(true)) return { kind: 'nowhere' }
  if (!may.includes(false)) return { kind: 'everywhere' }
  // allowed where nothing relates them: what is left out is the exception
  return may.at(-1) ? { kind: 'but', words: words(false) } : { kind: 'by', words: words(true) }
}

const GROUPS: readonly [noun: string, title: string][] = [
  ['task', 'Nhiệm vụ'],
  ['meeting', 'Cuộc họp, kết luận'],
  ['above', 'Văn bản cấp trên'],
  ['unit', 'Đơn vị'],
  ['review', 'Rà soát, toàn cảnh, chấm điểm'],
  ['overview', ''],
  ['score', ''],
  ['admin', 'Quản trị, nhật ký, thư'],
  ['outbox', ''],
  ['history', ''],
]
const nounOf = (action: Action): string => action.slice(0, action.indexOf('.'))

export function accessTables(): string {
  const lines: string[] = []
  for (const [noun, title] of GROUPS) {
    const actions = ACTIONS.filter(a => nounOf(a) === noun)
    if (actions.length === 0) continue
    if (title !== '') {
      lines.push('', `## ${title}`, '')
      lines.push(`| Thao tác | ${POST_KINDS.map(k => POST_KIND_NAMES[k]).join(' | ')} |`)
      lines.push(`|---|${POST_KINDS.map(() => '---').join('|')}|`)
    }
    for (const action of actions) {
      const cells = POST_KINDS.map(kind => cell(kind, action))
      lines.push(`| ${ACTION_NAMES[action]} \`${action}\` | ${cells.join(' | ')} |`)
    }
  }
  return lines.join('\n')
}

function cell(kind: PostKind, action: Action): string {
  const where = whereMay(kind, action)
  switch (where.kind) {
    case 'nowhere':
      return '–'
    case 'everywhere':
      return '**mọi**'
    case 'but':
      return `**mọi**, trừ: ${where.words.join('; ')}`
    case 'by':
      return where.words.join('; ')
  }
}
