import { json } from '@remix-run/node'
import type { z } from 'zod'
import type { Refusal } from '#app/domain/shared/refusal.ts'

/** A form that comes back: what is wrong, per field and as a whole, and what was typed. */
export type FormReply = {
  message: string | null
  errors: Record<string, string>
  values: Record<string, string | string[]>
}

type Parsed<T> = { ok: true; value: T; values: FormReply['values'] } | { ok: false; reply: FormReply }

/** Reads a form with a use case's schema. `known` comes from the address and wins over what was sent. */
export async function parseForm<S extends z.ZodType>(
  request: Request,
  schema: S,
  known: Record<string, unknown> = {},
): Promise<Parsed<z.infer<S>>> {
  const values = typedValues(await readForm(request))
  const result = schema.safeParse({ ...values, ...known })
  if (result.success) return { ok: true, value: result.data, values }
  const errors: Record<string, string> = {}
  for (const { path, message } of result.error.issues) errors[path.map(String).join('.') || 'form'] ??= message
  return { ok: false, reply: { message: null, errors, values: withoutSecrets(values) } }
}

/** What no page of ours sends (another type, a body cut short) is the sender's mistake, not ours. */
export async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch {
    throw unreadable()
  }
}

export const unreadable = (): Response =>
  new Response('Biểu mẫu gửi lên không đọc được. Hãy mở lại trang và thực hiện lại thao tác.', { status: 400 })

/** No keyboard types NUL, and PostgreSQL cannot store it. */
export const withoutNul = (text: string): string => text.replaceAll('\0', '')

/** Text fields only; a name that was sent twice is a list. */
function typedValues(form: FormData): FormReply['values'] {
  const names = [...new Set(form.keys())].filter(name => name !== '__proto__')
  return Object.fromEntries(
    names.map(name => {
      const texts = form
        .getAll(name)
        .filter(value => typeof value === 'string')
        .map(withoutNul)
      return [name, texts.length === 1 ? texts[0]! : texts]
    }),
  )
}

const SECRETS = new Set(['password', 'repeated', 'current'])

const withoutSecrets = (values: FormReply['values']): FormReply['values'] =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !SECRETS.has(name)))

export const invalid = (form: { reply: FormReply }) => json(form.reply, { status: 400 })

/** What a rule said no to, beside what was typed. */
export function refused(refusal: Refusal, values: FormReply['values'] = {}) {
  const errors = refusal.field ? { [refusal.field]: refusal.message } : {}
  const message = refusal.field ? null : refusal.message
  return json<FormReply>(
    { message, errors, values: withoutSecrets(values) },
    { status: refusal.code === 'too-many' ? 429 : 409 },
  )
}
