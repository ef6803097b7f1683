import { AsyncLocalStorage } from 'node:async_hooks'
import type { NextFunction, Request, Response } from 'express'

/**
 * The loaders of one page run side by side and each asks who is acting: the answer is found once per request. Outside a
 * request (tests, commands) nothing is remembered.
 */
const scope = new AsyncLocalStorage<Map<string, Promise<unknown>>>()

export function requestScope(_request: Request, _response: Response, next: NextFunction): void {
  scope.run(new Map(), next)
}

export function oncePerRequest<T>(key: string, find: () => Promise<T>): Promise<T> {
  const known = scope.getStore()
  if (!known) return find()
  const found = (known.get(key) as Promise<T> | undefined) ?? find()
  known.set(key, found)
  return found
}
