/** For the tests, which are TypeScript. */
export function ensureBuild(): Promise<string | undefined>
