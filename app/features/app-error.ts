/** What use cases throw when there is nothing sensible to answer; routes turn them into pages. */
export class AppError extends Error {
  constructor(
    readonly code: 'not-found' | 'forbidden' | 'stale',
    message?: string,
  ) {
    super(message ?? code)
  }
}
