import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { type RunningPostgres, startPostgres } from './postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string
  }
}

/**
 * One PostgreSQL for the whole run, started when the first test asks for it: a run of pure tests pays nothing.
 * Workers ask by http because they are other processes.
 */
export default async function setup(project: TestProject) {
  let starting: Promise<RunningPostgres> | undefined
  const desk = createServer((_request, response) => {
    starting ??= startPostgres()
    starting.then(
      postgres => response.end(JSON.stringify({ url: postgres.url, template: postgres.template })),
      error => {
        response.statusCode = 500
        response.end(String(error instanceof Error ? error.message : error))
      },
    )
  })
  await new Promise<void>(resolve => desk.listen(0, '127.0.0.1', resolve))
  project.provide('postgresUrl', `http://127.0.0.1:${(desk.address() as AddressInfo).port}/`)

  return async () => {
    desk.closeAllConnections()
    desk.close()
    await (await starting?.catch(() => undefined))?.stop()
  }
}
