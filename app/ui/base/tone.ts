/** The five tones of a state. Each has a colour, a shape and – in the text beside it – a word. */
export type Tone = 'ok' | 'soon' | 'late' | 'wait' | 'none'

export const TEXT_TONE: Record<Tone, string> = {
  ok: 'text-ok',
  soon: 'text-soon',
  late: 'text-late',
  wait: 'text-wait',
  none: 'text-none',
}

export const SOFT_TONE: Record<Tone, string> = {
  ok: 'bg-ok-soft text-ok',
  soon: 'bg-soon-soft text-soon',
  late: 'bg-late-soft text-late',
  wait: 'bg-wait-soft text-wait',
  none: 'bg-none-soft text-none',
}
