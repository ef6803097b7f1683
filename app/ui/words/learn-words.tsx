import Lightbulb from 'lucide-react/dist/esm/icons/lightbulb.mjs'
import { useMemo, useState } from 'react'
import type { DraftDirective } from '#app/domain/directive/draft.ts'
import { type WordsToLearn, wordsToLearn } from '#app/domain/directive/words-to-learn.ts'
import { type Day, formatDay } from '#app/domain/shared/day.ts'
import { fold } from '#app/domain/shared/vietnamese-text.ts'
import { type Office, unitOf } from '#app/domain/unit/office.ts'
import { Beside } from '../base/beside.tsx'
import { Button } from '../base/button.tsx'

type LearnWordsProps = {
  directives: readonly DraftDirective[]
  office: Office
  /** The day of the text: the words count from then on. */
  on: Day
  isWorkingDay: (d: Day) => boolean
  /** The item in hand: its words are asked for first. */
  current: string | null
  /** The office with the new name, so that the next reading knows it. */
  onLearned: (office: Office) => void
}

/** “Ghi nhớ ‘TT ƯDCNTT’ là Trung tâm …”: one click, after she has said who was meant. Nothing is kept by itself. */
export function LearnWords({ directives, office, on, isWorkingDay, current, onLearned }: LearnWordsProps) {
  const [left, setLeft] = useState<readonly string[]>([])
  const [said, setSaid] = useState<{ error: boolean; words: string } | null>(null)
  const offers = useMemo(
    () => wordsToLearn(directives, office, on, isWorkingDay).filter(o => !left.includes(fold(o.words))),
    [directives, office, on, isWorkingDay, left],
  )
  const offer = offers.find(o => o.directiveId === current) ?? offers[0]
  const leave = (words: string) => setLeft(all => [...all, fold(words)])
  return (
    <div className="mt-2 flex flex-col gap-2 not-has-[*]:hidden" data-learn="">
      {offer && (
        <Beside place={`beside-${offer.directiveId}`}>
          <Offer
            key={`${offer.words}|${offer.unitId}`}
            offer={offer}
            unitName={unitOf(office, offer.unitId)?.name ?? ''}
            on={on}
            onLeave={() => {
              leave(offer.words)
              setSaid(null)
            }}
            onDone={(words, error) => {
              if (error) return setSaid({ error: true, words: error })
              setSaid({
                error: false,
                words: `Đã ghi nhớ “${words}” là ${unitOf(office, offer.unitId)?.name}, từ ${formatDay(on)}.`,
              })
              leave(offer.words)
              onLearned(withAlias(office, offer.unitId, words, on))
            }}
          />
        </Beside>
      )}
      {said && (
        <p role="status" className={said.error ? 'text-sm text-late' : 'meta'}>
          {said.words}
        </p>
      )}
    </div>
  )
}

type OfferProps = {
  offer: WordsToLearn
  unitName: string
  on: Day
  onLeave: () => void
  onDone: (words: string, error: string | null) => void
}

function Offer({ offer, unitName, on, onLeave, onDone }: OfferProps) {
  const [words, setWords] = useState(offer.words)
  const [changing, setChanging] = useState(false)
  const [busy, setBusy] = useState(false)
  const remember = async () => {
    setBusy(true)
    onDone(words, await send(words, offer.unitId, on))
    setBusy(false)
  }
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg bg-accent-soft px-3.5 py-2.5">
      <Lightbulb size={17} className="flex-none text-accent" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-56 text-[0.875rem]">
        Ghi nhớ{' '}
        {changing ? (
          <input
            aria-label="Cách gọi cần ghi nhớ"
            className="control inline-block w-44 py-1"
            maxLength={80}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
        ) : (
          <b className="font-semibold">“{words}”</b>
        )}{' '}
        là <b className="font-semibold">{unitName}</b>? Lần sau sẽ tự hiểu.
      </p>
      <span className="flex flex-none gap-1.5">
        <Button size="s" variant="primary" disabled={busy || words.trim().length < 2} onClick={remember}>
          {busy ? 'Đang ghi…' : 'Ghi nhớ'}
        </Button>
        {!changing && (
          <Button size="s" variant="quiet" onClick={() => setChanging(true)}>
            Sửa chữ
          </Button>
        )}
        <Button size="s" variant="quiet" onClick={onLeave}>
          Thôi
        </Button>
      </span>
    </div>
  )
}

/** Null where it was remembered, else why not. */
async function send(words: string, unitId: string, on: Day): Promise<string | null> {
  try {
    const response = await fetch('/cach-goi/moi?_data=routes%2Fwords%2Falias-new', {
      method: 'POST',
      headers: { Accept: 'application/json' },
      body: new URLSearchParams({ words, unitId, on }),
    })
    if (response.ok) return null
    const reply = (await response.json()) as { message?: string | null; errors?: Record<string, string> }
    return reply.message ?? Object.values(reply.errors ?? {})[0] ?? 'Chưa ghi nhớ được.'
  } catch {
    return 'Chưa ghi nhớ được; hãy xem lại kết nối rồi thử lại.'
  }
}

const withAlias = (office: Office, unitId: string, alias: string, on: Day): Office => ({
  ...office,
  units: office.units.map(u =>
    u.id === unitId ? { ...u, aliases: [...u.aliases, { alias, validFrom: on, validTo: null }] } : u,
  ),
})
