import type { FormEvent } from 'react'

type Control = HTMLInputElement | HTMLSelectElement

/** For `onSubmit` of a GET form: what was left empty does not get into the address. */
export function leaveOutEmpty(event: FormEvent<HTMLFormElement>): void {
  const empty = [...event.currentTarget.elements].filter(
    (e): e is Control =>
      'name' in e && (e as Control).name !== '' && (e as Control).value === '' && !(e as Control).disabled,
  )
  for (const control of empty) control.disabled = true
  setTimeout(() => {
    for (const control of empty) control.disabled = false
  })
}
