import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { Sqlite } from '#db/sqlite-addon.ts'
import remixConfig from '../remix.config.js'

/**
 * The picture of ARCHITECTURE.md, enforced: who may import whom, where time and the environment enter, what may reach a
 * browser. A rule that is not tested here is only advice.
 */
const root = resolve(import.meta.dirname, '..')

type Import = { from: string /** a path inside the project, or the name of a package */; to: string; typeOnly: boolean }
type Source = { path: string; text: string; code: string; imports: Import[] }

const sources: Source[] = ['app', 'db', 'jobs']
  .flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(path => /\.(ts|tsx|css)$/.test(path))
  .map(readSource)

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  const isScript = /\.tsx?$/.test(path)
  return {
    path,
    text,
    code: isScript ? withoutComments(text, path) : text,
    imports: isScript ? importsOf(path, text) : [],
  }
}

function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest)
  const imports: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean) => {
    if (specifier && ts.isStringLiteralLike(specifier)) {
      imports.push({ from: path, to: targetOf(path, specifier.text), typeOnly })
    }
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause))
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return imports
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false
  if (clause.isTypeOnly) return true
  const names = clause.namedBindings
  return (
    !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every(name => name.isTypeOnly)
  )
}

function targetOf(path: string, specifier: string): string {
  const name = specifier.split('?')[0]!
  if (name.startsWith('#')) return name.slice(1)
  if (name.startsWith('.')) return relative(root, resolve(root, dirname(path), name))
  return name
}

function withoutComments(text: string, path: string): string {
  const file = ts.createSourceFile(
    path,
    text,
    ts.ScriptTarget.Latest,
    false,
    path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  )
  const printer = ts.createPrinter({ removeComments: true })
  return printer.printFile(file)
}

/** What fails is named, one line each. */
const expectNone = (violations: string[]) => expect(violations, violations.join('\n')).toEqual([])

const isInside = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`)
const isProject = (to: string) => /^(app|db|jobs|tests|scripts)\//.test(to) || !/^(@?[\w-]|node:)/.test(to)

type Rule = { folder: string /** more special ones first */; may: string[]; packages: RegExp; types?: string[] }

const NODE = /^node:/
const NONE = /^$/
const rules: Rule[] = [
  { folder: 'app/domain', may: ['app/domain'], packages: NONE },
  { folder: 'app/features', may: ['app/features', 'app/domain'], packages: /^zod$/ },
  { folder: 'app/emails', may: ['app/emails', 'app/domain'], packages: NONE },
  {
    folder: 'app/documents',
    may: ['app/documents', 'app/domain'],
    packages:
      /^(node:.*|docx|mammoth|unpdf|fflate|write-excel-file(\/.*)?|read-excel-file(\/.*)?|papaparse|sanitize-html|@tiptap\/(pm|static-renderer)(\/.*)?)$/,
  },
  {
    folder: 'app/ui',
    may: ['app/ui', 'app/domain'],
    packages: /^(react|react-dom|@remix-run\/react|lucide-react\/.*|radix-ui|@tiptap\/.*)$/,
  },
  {
    folder: 'app/routes',
    may: ['app/routes', 'app/server', 'app/features', 'app/domain', 'app/ui'],
    packages: /^(react|@remix-run\/(react|node)|lucide-react\/.*|zod)$/,
  },
  { folder: 'app/server/application.server.ts', may: ['app/server', 'jobs'], packages: NONE },
  {
    folder: 'app/server',
    may: ['app/server', 'app/features', 'app/domain', 'app/emails', 'app/documents', 'db', 'package.json'],
    types: ['app/ui'],
    packages: /./,
  },
  { folder: 'app/entry.server.tsx', may: ['app/server', 'app/ui'], packages: /./ },
  { folder: 'app/entry.client.tsx', may: ['app/ui'], packages: /^(react|react-dom\/client|@remix-run\/react)$/ },
  {
    folder: 'app/root.tsx',
    may: ['app/ui', 'app/server', 'app/tailwind.css'],
    packages: /^(react|@remix-run\/(react|node)|@fontsource\/.*)$/,
  },
  { folder: 'app/routes.ts', may: [], packages: /^@remix-run\/route-config$/ },
  // The demo plays its year through the use cases; nothing of it is reached by a page.
  {
    folder: 'db/seed',
    may: ['db', 'app/features', 'app/domain'],
    packages: /^kysely$/,
  },
  {
    folder: 'db',
    may: [
      'db',
      'app/domain',
      'app/features/ports.ts',
      'app/features/reads.ts',
      'app/features/settings.ts',
      // What `can` needs to know of a row: read models ask the same question as use cases.
      'app/features/tasks/task-subject.ts',
      'app/features/meetings/meeting-subject.ts',
    ],
    types: ['app/features'],
    packages: /^(node:.*|kysely|better-sqlite3|pg|zod)$/,
  },
  // Commands that are about the database itself (migrate, seed, backup) may open it.
  {
    folder: 'jobs/commands',
    may: ['jobs', 'app/server', 'app/features', 'app/domain', 'app/documents', 'db'],
    packages: NODE,
  },
  { folder: 'jobs', may: ['jobs', 'app/server', 'app/features', 'app/domain'], packages: /^(node:.*|node-cron)$/ },
]

const ruleOf = (path: string): Rule | undefined => rules.find(rule => isInside(path, rule.folder))

describe('the arrows', () => {
  const imports = sources.flatMap(source => source.imports)

  it('cover every file', () => {
    expectNone(
      sources
        .filter(({ path }) => path.endsWith('.ts') || path.endsWith('.tsx'))
        .filter(({ path }) => !ruleOf(path))
        .map(({ path }) => path),
    )
  })

  it('point only where the picture lets them', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      const rule = ruleOf(from)
      if (!rule) return false
      if (!isProject(to)) return !rule.packages.test(to)
      return ![...rule.may, ...(typeOnly ? (rule.types ?? []) : [])].some(folder => isInside(to, folder))
    })
    expectNone(wrong.map(({ from, to }) => `${from} → ${to}`))
  })

  it('never leave the project', () => {
    expectNone(imports.filter(({ to }) => to.startsWith('..')).map(({ from, to }) => `${from} → ${to}`))
  })

  it('name a file with its ending, so that Node, Vite and TypeScript agree', () => {
    const bare = imports.filter(({ to }) => /^(app|db|jobs)\//.test(to) && !/\.\w+$/.test(to))
    expectNone(bare.map(({ from, to }) => `${from} → ${to}`))
  })
})

describe('what only the server may see', () => {
  it('stands in files that end in .server.ts', () => {
    expectNone(
      sources
        .filter(({ path }) => isInside(path, 'app/server') && !/\.server\.tsx?$/.test(path))
        .map(({ path }) => path),
    )
  })

  it('is not imported by what also runs in a browser', () => {
    const shared = sources.filter(
      ({ path }) =>
        /^app\/(routes|ui|features|domain)\/|^app\/root\.tsx$|^app\/entry\.client/.test(path) &&
        !/\.server\.tsx?$/.test(path),
    )
    const leaks = shared.flatMap(source => source.imports).filter(({ to, typeOnly }) => !typeOnly && NODE.test(to))
    expectNone(leaks.map(({ from, to }) => `${from} → ${to}`))
  })
})

describe('time', () => {
  const AMBIENT = [/\bnew Date\s*(\(\s*\)|(?![\w(\s]))/, /\bDate\.now\b/, /(?<![\w.])Date\(\)/, /\bTemporal\.Now\b/]
  const IN_SQL =
    /\b(current_(timestamp|date|time)|localtimestamp|clock_timestamp|statement_timestamp|getdate|julianday)\b|\b(datetime|date|strftime)\s*\(\s*'now'/i
  const SQL_NOW = /sql(<[^>]*>)?`[^`]*\bnow\s*\(\s*\)[^`]*`/i

  it('enters through the clock alone', () => {
    const ambient = sources.filter(
      ({ path, code }) =>
        path !== 'app/server/clock.server.ts' &&
        (AMBIENT.some(pattern => pattern.test(code)) || IN_SQL.test(code) || SQL_NOW.test(code)),
    )
    expectNone(ambient.map(({ path }) => path))
  })
})

describe('the environment', () => {
  it('is read in one short file', () => {
    const file = 'app/server/env.server.ts'
    expectNone(
      sources
        .filter(({ path, code }) => path !== file && /\bprocess\.env\b|import\.meta\.env\b/.test(code))
        .map(({ path }) => path),
    )
    expect(sources.find(({ path }) => path === file)!.text.split('\n').length).toBeLessThan(62)
  })
})

describe('names', () => {
  it('say what is inside: no utils, helpers, common, lib', () => {
    const folders = ['app', 'db', 'jobs', 'tests', 'scripts', 'public'].flatMap(folder =>
      readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter(entry => entry.isDirectory())
        .map(entry => join(relative(root, entry.parentPath), entry.name)),
    )
    expectNone(folders.filter(folder => /(^|\/)(utils?|helpers?|common|lib|misc)$/i.test(folder)))
  })
})

describe('what a page loads', () => {
  /** Namespaces and documentation: names that look like addresses. */
  const NAMES =
    /https?:\/\/(www\.w3\.org|schemas\.(openxmlformats|microsoft)\.(org|com)|purl\.org|[\w.-]+\.example|example\.(com|org|vn))\b/g

  it('comes from this site', () => {
    const files = [
      ...sources.filter(({ path }) => path.startsWith('app/')),
      ...readdirSync(join(root, 'public'), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.(svg|html|css|js|json|webmanifest|txt)$/.test(name))
        .map(name => ({ path: `public/${name}`, code: readFileSync(join(root, 'public', name), 'utf8') })),
    ]
    const external = files.flatMap(({ path, code }) =>
      [...code.replace(NAMES, '').matchAll(/https?:\/\/[a-z0-9][\w.-]*\.[a-z]{2,}\S*|url\(\s*['"]?\/\/\S+/gi)].map(
        ([url]) => `${path}: ${url}`,
      ),
    )
    expectNone(external)
  })
})

describe('the tests', () => {
  const tests = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(ts|tsx|mjs)$/.test(name) && name !== 'architecture.test.ts')
    .map(name => ({ path: `tests/${name}`, text: readFileSync(join(root, 'tests', name), 'utf8') }))

  it('mock no module: adapters are real, or given', () => {
    expectNone(tests.filter(({ text }) => /\bvi\.(mock|doMock|hoisted)\(/.test(text)).map(({ path }) => path))
  })

  it('and nothing else lean on files beside the repository, unless they skip without them', () => {
    const leaning = [...sources, ...tests].filter(({ path, text }) => {
      const named = /['"`\s]\/work\/|['"`](\.\.\/)+shared\/(?!.*\.tsx?['"`])/.test(text)
      return named && !(path.startsWith('tests/') && /\bskip(If)?\b/.test(text))
    })
    expectNone(leaning.map(({ path }) => path))
  })
})

describe('the packages', () => {
  type Lock = { packages: Record<string, { version?: string }> }
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string>
  >
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock

  it('are pinned to exact versions', () => {
    const pins = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    expectNone(
      pins
        .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
        .map(([name, version]) => `${name}@${version}`),
    )
  })

  /** Where known holes are closed: `npm audit` does not work everywhere. */
  const FLOORS: Record<string, string> = {
    '@remix-run/node': '2.17.5',
    '@remix-run/react': '2.17.5',
    '@remix-run/express': '2.17.5',
    '@remix-run/server-runtime': '2.17.5',
    '@remix-run/router': '1.23.2',
    nodemailer: '9.1.1',
    kysely: '0.28.18',
    mammoth: '1.13.0',
    linkifyjs: '4.3.2',
    dompurify: '3.4.18',
    'better-sqlite3': '12.11.1',
  }

  it('stand above the versions with known holes, everywhere in the tree', () => {
    const below = Object.entries(lock.packages).flatMap(([path, { version = '0' }]) => {
      const floor = FLOORS[path.split('node_modules/').at(-1)!]
      return floor && isBelow(version, floor) ? [`${path}@${version} < ${floor}`] : []
    })
    expectNone(below)
    expect(Object.keys(lock.packages)).not.toContain('node_modules/exceljs')
  })

  it('bring an SQLite without CVE-2025-6965', () => {
    const database = new Sqlite(':memory:')
    const version = database.prepare('select sqlite_version()').pluck().get() as string
    database.close()
    expect(isBelow(version, '3.50.2')).toBe(false)
  })

  it('never import the `remix` stub, which throws', () => {
    expectNone(
      sources
        .flatMap(source => source.imports)
        .filter(({ to }) => to === 'remix')
        .map(({ from }) => from),
    )
  })

  function isBelow(version: string, floor: string): boolean {
    const [a, b] = [version, floor].map(text => text.split(/[.-]/).map(Number))
    for (const i of [0, 1, 2]) if (a![i] !== b![i]) return (a![i] ?? 0) < (b![i] ?? 0)
    return false
  }
})

describe("Remix's future flags", () => {
  it('with open advisories stay off', () => {
    expect(remixConfig.future).toMatchObject({
      v3_singleFetch: false,
      v3_lazyRouteDiscovery: false,
      v3_routeConfig: true,
    })
  })
})
