import type { LoaderFunctionArgs } from '@remix-run/node'
import { noticeFile } from '#app/server/conclusion-files.server.ts'
import { noticeParts } from './notice-parts.server.ts'

export const loader = async (args: LoaderFunctionArgs) => noticeFile(await noticeParts(args))
