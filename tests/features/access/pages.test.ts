import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { RouteConfigEntry } from '@remix-run/route-config'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ACTION_NAMES } from '#app/domain/access/action-names.ts'
import { ACTIONS, type Action } from '#app/domain/access/can.ts'
import { accessDocument } from '#app/features/access/access-document.ts'
import { PAGE_ACCESS } from '#app/features/access/pages.ts'
import routes from '#app/routes.ts'

const root = resolve(import.meta.dirname, '../../..')

const flat = (entries: RouteConfigEntry[]): RouteConfigEntry[] => entries.flatMap(e => [e, ...flat(e.children ?? [])])
const files = [...new Set(flat(routes as RouteConfigEntry[]).map(e => e.file.replace(/^routes\//, '')))]

/** Granted in the table though no page asks for them yet; a page that comes takes its action off this list. */
const WITHOUT_PAGE: Action[] = ['unit.figures', 'score.manage']
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8')
const actionsIn = (path: string): Action[] => {
  const text = textOf(path)
  return ACTIONS.filter(a => text.includes(`'${a}'`))
}
/** Asked where the rows are read (db/reads, and the scope of a viewer): every list and page starts from the viewer. */
const ASKED_BY_READS: Action[] = [
  'task.view',
  ...readdirSync(join(root, 'db/reads')).flatMap(name => actionsIn(`db/reads/${name}`)),
]

function importsOf(path: string): string[] {
  const { importedFiles } = ts.preProcessFile(textOf(path), true, true)
  return importedFiles.flatMap(({ fileName }) => {
    const to = fileName.startsWith('#')
      ? fileName.slice(1)
      : fileName.startsWith('.')
        ? relative(root, resolve(root, dirname(path), fileName))
        : ''
    return /^app\/(routes|server|features)\//.test(to) && existsSync(join(root, to)) ? [to] : []
  })
}
/** The route, what it calls, and what that calls. */
function askedBy(file: string): Set<Action> {
  const seen = new Set<string>([file])
  let here = [file]
  for (let depth = 0; depth < 3; depth += 1) {
    here = here.flatMap(importsOf).filter(f => !seen.has(f) && seen.add(f))
  }
  return new Set([...seen].flatMap(actionsIn))
}

describe('every address', () => {
  it('is in the table of pages, and nothing else is', () => {
    expect(Object.keys(PAGE_ACCESS).sort()).toEqual(files.sort())
  })

  it.each(files)('%s asks for what the table says', file => {
    const access = PAGE_ACCESS[file]!
    const asked = askedBy(`app/routes/${file}`)
    if (typeof access === 'string') {
      // about oneself: the route itself asks for no right over others
      expect(actionsIn(`app/routes/${file}`)).toEqual([])
      return
    }
    expect(access.length).toBeGreaterThan(0)
    for (const action of access) expect([...asked, ...ASKED_BY_READS]).toContain(action)
    if (access.some(a => ASKED_BY_READS.includes(a))) return
    const text = textOf(`app/routes/${file}`)
    expect(/require|Action\(|pageContext|Loader\(|loader\(|Page\(/i.test(text), 'asks nobody').toBe(true)
  })

  it('together ask for every action of the table', () => {
    const asked = new Set(Object.values(PAGE_ACCESS).flatMap(a => (typeof a === 'string' ? [] : [...a])))
    expect(ACTIONS.filter(a => !asked.has(a)).sort()).toEqual([...WITHOUT_PAGE].sort())
  })
})

/** Exported functions that take who acts, by file. */
function useCases(): { file: string; name: string }[] {
  const found: { file: string; name: string }[] = []
  for (const name of readdirSync(join(root, 'app/features'), { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.ts')) continue
    const file = join('app/features', name)
    const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true)
    const takesActor = (f: ts.SignatureDeclarationBase) => {
      const types = f.parameters.map(p => p.type?.getText() ?? '')
      return types.includes('Actor') && types.some(t => /(Tools|Stores)$/.test(t))
    }
    for (const s of source.statements) {
      const exported = ts.canHaveModifiers(s) && ts.getModifiers(s)?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
      if (!exported) continue
      if (ts.isFunctionDeclaration(s) && s.name && takesActor(s)) found.push({ file, name: s.name.text })
      if (ts.isVariableStatement(s))
        for (const d of s.declarationList.declarations)
          if (d.initializer && ts.isArrowFunction(d.initializer) && takesActor(d.initializer))
            found.push({ file, name: d.name.getText() })
    }
  }
  return found
}

/** Those that ask nobody, and why that is right. */
const ASK_NOBODY: Record<string, string> = {
  'app/features/admin/change-office.ts changeOffice': 'asks for the action it is given',
  'app/features/admin/record-change.ts recordChange': 'writes the history of whoever was asked before',
  'app/features/admin/reason-list.ts changeList': 'a step of saving or ending a reason, which asked before',
  'app/features/tasks/change-task.ts changeTask': 'asks for the action it is given',
  'app/features/auth/revoke-sessions.ts revokeOwnSession': 'one’s own sessions',
  'app/features/auth/revoke-sessions.ts revokeOtherSessions': 'one’s own sessions',
  'app/features/meetings/create-planned-tasks.ts createPlannedTasks': 'a step of publishing, which was asked for',
  'app/features/notices/mark-notices-read.ts markNoticesRead': 'one’s own notices',
  'app/features/push/subscribe-device.ts changeDevice': 'one’s own devices',
  'app/features/tasks/saved-views.ts saveView': 'one’s own lists',
  'app/features/tasks/saved-views.ts removeView': 'one’s own lists',
  'app/features/organisation/carry-out.ts carryOut': 'does what changeOrganisation asked for, on its day',
}

describe('every use case', () => {
  const all = useCases()
  it('is found by looking for who acts', () => expect(all.length).toBeGreaterThan(80))

  it('asks the table, or is about oneself', () => {
    const asksNobody = all.filter(({ file }) => {
      // itself, or through the use case it calls
      return ![file, ...importsOf(file).filter(f => f.startsWith('app/features/'))].some(f => actionsIn(f).length > 0)
    })
    const unexplained = asksNobody.map(u => `${u.file} ${u.name}`).filter(u => !(u in ASK_NOBODY))
    expect(unexplained, unexplained.join('\n')).toEqual([])
  })
})

describe('the printed table', () => {
  it('names every action', () => expect(Object.keys(ACTION_NAMES).sort()).toEqual([...ACTIONS].sort()))

  it('is what docs/quyen-han.md holds (npm run -s giaoviec -- access > docs/quyen-han.md)', () => {
    expect(textOf('docs/quyen-han.md')).toBe(accessDocument())
  })
})
