/**
 * `npm run -s giaoviec -- COMMAND`: works straight after `npm ci`, without a build or a server.
 * stdout holds the result only, messages go to stderr. Exit 0: fine; 1: the answer is no, or it failed; 2: wrong usage.
 */
type Command = { run: (args: string[]) => Promise<number> }

const commands: Record<string, { usage: string; load: () => Promise<Command> }> = {
  extract: {
    usage: 'extract --jsonl < IN > OUT  |  extract FILE.docx|FILE.pdf|FILE.txt --date YYYY-MM-DD',
    load: () => import('./commands/extract.ts'),
  },
  access: { usage: 'access > docs/quyen-han.md', load: () => import('./commands/access.ts') },
  audit: { usage: 'audit verify', load: () => import('./commands/audit.ts') },
  backup: { usage: 'backup FILE', load: () => import('./commands/backup.ts') },
  restore: { usage: 'restore FILE', load: () => import('./commands/restore.ts') },
  score: {
    usage: 'score [--set S] [--period P] [--as-of INSTANT] --json',
    load: () => import('./commands/score.ts'),
  },
  remind: {
    usage: 'remind --as-of INSTANT [--dry-run] [--json]',
    load: () => import('./commands/remind.ts'),
  },
  deliver: { usage: 'deliver [--as-of INSTANT]', load: () => import('./commands/deliver.ts') },
  mail: { usage: 'mail resume|pause', load: () => import('./commands/mail.ts') },
  seed: { usage: 'seed demo  |  seed scale --tasks N --units N --seed S', load: () => import('./commands/seed.ts') },
  migrate: { usage: 'migrate', load: () => import('./commands/migrate.ts') },
  user: {
    usage:
      'user add --email E --name N --role R [--unit U]  |  user pseudonymise --id PERSON --by ADMIN_LOGIN --reason R',
    load: () => import('./commands/user-add.ts'),
  },
}

const usage = () => {
  process.stderr.write('usage: npm run -s giaoviec -- COMMAND\n\n')
  for (const { usage } of Object.values(commands)) process.stderr.write(`  ${usage}\n`)
  return 2
}

async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  const command = name === undefined ? undefined : commands[name]
  if (!command) return usage()
  try {
    return await (await command.load()).run(args)
  } catch (error) {
    process.stderr.write(`giaoviec ${name}: ${error instanceof Error ? error.message : String(error)}\n`)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))

export {} // a module, so that it may await
