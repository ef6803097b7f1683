import type { DialectName } from '#db/dialect.ts'
import { absent } from './rows/absence.ts'
import { brokenRow, unwritable } from './rows/broken.ts'
import { changedMeanwhile, changedWhileSending } from './rows/changed.ts'
import { diedInTheFuture, jumpingClock } from './rows/clock.ts'
import { diskFull, locked, restarted } from './rows/database.ts'
import { hanging } from './rows/hanging.ts'
import { killed } from './rows/kill.ts'
import { afterTheDot, atEachVerb } from './rows/links.ts'
import { sameAsModel } from './rows/model.ts'
import { mailServerDown } from './rows/outage.ts'
import { pagesMeanwhile } from './rows/pages.ts'
import { refused } from './rows/refusals.ts'
import { several } from './rows/several.ts'
import { stopped, withoutBuild } from './rows/stopped.ts'
import type { Trial } from './scene.ts'

export type Row = {
  name: string
  title: string
  /** Where the fault exists on one database only. */
  only?: DialectName
  skip?(trial: Trial): Promise<string | null>
  run(trial: Trial): Promise<void>
}

export const rows: readonly Row[] = [
  { name: 'model', title: 'who must get what when, as the reference model says', run: sameAsModel },
  { name: 'kill', title: 'kill -9 at random moments', run: killed },
  { name: 'outage', title: 'no mail server for a day', run: mailServerDown },
  { name: 'after-dot', title: 'slow, silent or gone after the final dot', run: afterTheDot },
  { name: 'hanging', title: 'a server that never answers, with the limits of the product', run: hanging },
  { name: 'verbs', title: 'the link breaks at each verb', run: atEachVerb },
  { name: 'refusals', title: '30 % answers of 4xx, one mailbox that does not exist', run: refused },
  { name: 'clock', title: 'the clock jumps', run: jumpingClock },
  { name: 'future', title: 'a process dies while the clock is a year ahead', run: diedInTheFuture },
  { name: 'absence', title: 'switched off over the reminder time', run: absent },
  { name: 'several', title: 'several schedulers on one database', run: several },
  { name: 'changed', title: 'everything changes between planning and sending', run: changedMeanwhile },
  { name: 'changing', title: 'tasks are withdrawn while the mails go out', run: changedWhileSending },
  { name: 'template', title: 'one letter that cannot be written', run: unwritable },
  { name: 'row', title: 'one row that makes no sense', run: brokenRow },
  { name: 'locked', title: 'another process holds the database', run: locked },
  { name: 'disk', title: 'the disk is full', run: diskFull },
  { name: 'restarted', title: 'PostgreSQL cuts the connections', only: 'postgres', run: restarted },
  { name: 'pages', title: 'pages while nobody takes the mails', skip: withoutBuild, run: pagesMeanwhile },
  { name: 'stop', title: 'SIGTERM to the server in a run', skip: withoutBuild, run: stopped },
]
