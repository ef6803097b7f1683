import { z } from 'zod'
import { isSafeAddress } from '#app/domain/reminder/address.ts'
import { tidy } from '#app/domain/shared/vietnamese-text.ts'

/** One address, and only one: a comma or a line break would send the mail to somebody else. */
export const addressInput = z
  .email({ error: 'Địa chỉ thư chưa đúng.', abort: true })
  .max(200, 'Địa chỉ thư quá dài.')
  .refine(isSafeAddress, 'Địa chỉ thư chưa đúng.')

const emptyToNull = (v: unknown) => (typeof v === 'string' && v.trim() !== '' ? v.trim() : null)

/** What is known of a person, whoever adds them. Without a password: everybody sets their own through a one-time link. */
export const personFields = {
  name: z
    .string({ error: 'Cần ghi họ tên.' })
    .transform(tidy)
    .pipe(z.string().min(2, 'Cần ghi họ tên.').max(100, 'Tên quá dài.')),
  email: z.preprocess(emptyToNull, addressInput.nullable()),
  account: z.preprocess(
    emptyToNull,
    z
      .string()
      .regex(/^[\p{L}\p{N}._-]{3,40}$/u, 'Tên tài khoản gồm 3–40 chữ, số, dấu chấm, gạch.')
      .nullable(),
  ),
}

export const NO_LOGIN = 'Cần ghi thư điện tử hoặc tên tài khoản để đăng nhập.'
export const LOGIN_TAKEN = 'Thư điện tử hoặc tên tài khoản đã thuộc về người khác.'
