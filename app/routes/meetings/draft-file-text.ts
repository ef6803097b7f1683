import { type ActionFunctionArgs, json } from '@remix-run/node'
import { isRefusal } from '#app/domain/shared/refusal.ts'
import { uploadedText } from './uploaded-text.server.ts'

/** For the drafting page's script: the text of a file, or why it cannot be had. Nothing is stored here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const read = await uploadedText(request, params.meetingId!)
  return isRefusal(read) ? json({ message: read.message }, { status: 400 }) : json({ text: read.text })
}
