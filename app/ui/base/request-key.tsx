/** The key that makes a form safe to send twice: made by the loader, one per form shown. */
export const REQUEST_KEY = 'requestKey'

export function RequestKey({ value }: { value: string }) {
  return <input type="hidden" name={REQUEST_KEY} value={value} />
}
