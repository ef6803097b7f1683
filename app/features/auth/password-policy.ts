import { type Refusal, refuse } from '#app/domain/shared/refusal.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'

/**
 * Length instead of composition rules, no forced change, and nothing that is tried first by whoever guesses
 * (OWASP ASVS 5.0, V6.2). Passwords are compared in NFC: Vietnamese keyboards differ in how they write "ế".
 */
export const PASSWORD_MIN = 10
export const PASSWORD_MAX = 200

export const normalPassword = (password: string): string => password.normalize('NFC')

const COMMON =
  /^(?:mat ?khau|matkhau|password|passw0rd|p ssw0rd|giaoviec|nhacviec|giao ?viec|nhac ?viec|admin|administrator|quantri|quan ?tri|welcome|xinchao|vietnam|viet ?nam|hanoi|saigon|iloveyou|anhyeuem|emyeuanh|qwerty|qwertyuiop|asdfgh|asdfghjkl|zxcvbn|zxcvbnm|abc|abcd|abcde|abcdef|letmein|changeme|default|test|demo|root|user)[ \d]*$/

export function judgePassword(
  password: string,
  person: { name: string; logins: readonly (string | null)[] },
): Refusal | null {
  const text = normalPassword(password)
  const length = [...text].length
  if (length < PASSWORD_MIN) return no(`Mật khẩu cần ít nhất ${PASSWORD_MIN} ký tự.`)
  if (length > PASSWORD_MAX) return no(`Mật khẩu dài tối đa ${PASSWORD_MAX} ký tự.`)
  const folded = fold(text)
  if (new Set(text).size < 4 || isRun(text) || COMMON.test(folded)) {
    return no('Mật khẩu này quá dễ đoán. Hãy dùng một câu ngắn mà chỉ bạn nghĩ ra.')
  }
  const ownWords = [person.name, ...person.logins].filter(word => word !== null).flatMap(wordsToAvoid)
  if (ownWords.includes(folded.replace(/[ \d]+$/, '')))
    return no('Mật khẩu không được là tên hoặc tên đăng nhập của bạn.')
  return null
}

const no = (message: string): Refusal => refuse('weak-password', message, 'password')

const wordsToAvoid = (word: string): string[] => {
  const beforeAt = word.split('@')[0] ?? word
  return [word, beforeAt].map(fold).flatMap(text => [text, text.replaceAll(' ', '')])
}

/** 1234567890, 9876543210, abcdefghij */
function isRun(text: string): boolean {
  const steps = new Set<number>()
  for (let i = 1; i < text.length; i += 1) steps.add((text.charCodeAt(i) - text.charCodeAt(i - 1) + 10) % 10)
  return steps.size === 1
}
