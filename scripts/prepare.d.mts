/** For the tests, which are TypeScript. */
export function checkNode(version?: string): void
export function ensureBuild(): Promise<string | undefined>
