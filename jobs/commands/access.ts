import { accessDocument } from '#app/features/access/access-document.ts'

/** Prints docs/quyen-han.md. */
export async function run(args: string[]): Promise<number> {
  if (args.length > 0) {
    process.stderr.write('usage: access > docs/quyen-han.md\n')
    return 2
  }
  process.stdout.write(accessDocument())
  return 0
}
