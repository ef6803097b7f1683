import { useNavigate, useSubmit } from '@remix-run/react'
import { EditorContent } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { numberOf } from '#app/domain/directive/citation.ts'
import { missingIn } from '#app/domain/directive/draft.ts'
import { plainTextOf, type RichDoc, richTextOf } from '#app/domain/shared/rich-text.ts'
import { Button } from '../../base/button.tsx'
import { OverlapHints } from '../../overlap/overlap-hints.tsx'
import { LearnWords } from '../../words/learn-words.tsx'
import { unclearWords } from '../directive-words.ts'
import { CardContextProvider } from './card-context.ts'
import { CardList } from './card-list.tsx'
import { markDirectives } from './directive-node.ts'
import { StaleDialog, SubmitDialog, UploadDialog } from './draft-dialogs.tsx'
import { DraftFrame } from './draft-frame.tsx'
import { DraftNotices } from './draft-notices.tsx'
import { aboutOf, type DraftingData } from './drafting-data.ts'
import { EditorBar } from './editor-bar.tsx'
import { type Picked, pickedAt, show } from './evidence-marks.ts'
import { FactsPanel } from './facts-panel.tsx'
import { ItemsEnd } from './items-end.tsx'
import { KeyHelp } from './key-help.tsx'
import { PhoneTabs } from './phone-tabs.tsx'
import { RuleLine } from './rule-line.tsx'
import { SaveLine } from './save-line.tsx'
import { focusCardNow, scrollCardIntoView, scrollTextIntoView } from './scrolling.ts'
import { offsetOf, positionOf, textMapOf } from './text-positions.ts'
import { useAutosave } from './use-autosave.ts'
import { useCardActions } from './use-card-actions.ts'
import { useCardKeys } from './use-card-keys.ts'
import { useConclusionEditor } from './use-conclusion-editor.ts'
import { useDraftStore } from './use-draft-store.ts'
import { useKeptCopy } from './use-kept-copy.ts'
import { useMeetingFacts } from './use-meeting-facts.ts'
import { useRereading } from './use-rereading.ts'
import { useUpload } from './use-upload.ts'

/**
 * Soạn kết luận: the text and what the grammar found in it, side by side. Everything here runs in the browser; the
 * server gets the whole draft, rebuilds and checks it.
 */
export default function Workbench({ data }: { data: DraftingData }) {
  const base = `/cuoc-hop/${data.meeting.id}`
  const navigate = useNavigate()
  const submit = useSubmit()
  const [view, setView] = useState<'text' | 'items'>('text')
  const [adding, setAdding] = useState(false)
  const [submitting, setSubmitting] = useState<'asked' | 'sent' | null>(null)
  const [waitingFile, setWaitingFile] = useState<{ name: string; text: string } | null>(null)
  const [staleLater, setStaleLater] = useState(false)
  const [help, setHelp] = useState(false)
  const [fact, setFact] = useState<{ start: number; end: number } | null>(null)
  const pane = useRef<HTMLDivElement>(null)
  const resting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)

  const { meeting } = data
  const { copy, settled, forget } = useKeptCopy(data)
  const { state: save, saver } = useAutosave(data, `${base}/soan/luu`)
  const content = () => ({ doc: editor?.getJSON() as RichDoc, directives: now().directives })
  const { state, run, now } = useDraftStore(data.directives, aboutOf(data), () => editor && saver.changed(content()))

  const focusCard = useCallback((id: string | null) => {
    if (id === null) return
    // at once, for the next key; and once more where the card is only being drawn
    focusCardNow(id)
    requestAnimationFrame(() => scrollCardIntoView(id, true))
  }, [])

  /** One heading may be behind many items: then it speaks for the one in hand. */
  const ownerOf = ({ ids }: Picked): string => (ids.includes(now().current ?? '') ? now().current! : ids[0]!)
  const pointAt = (picked: Picked | null) =>
    run({ kind: 'point', at: picked && { id: ownerOf(picked), field: picked.field } })

  const editor = useConclusionEditor({
    doc: data.doc,
    onText: () => reading.textChanged(),
    // where the caret rests, not every letter on the way
    onSelection: () => {
      clearTimeout(resting.current)
      resting.current = setTimeout(() => {
        if (editor && !editor.isDestroyed && editor.isFocused)
          pointAt(pickedAt(editor.view, editor.state.selection.head))
      }, 250)
    },
    onPoint: picked => pointAt(picked),
    onRenumbered: () => run({ kind: 'say', what: 'Đã đánh lại số các mục sau; xem lại chỗ nào nhắc đến số mục cũ.' }),
    onPick: (picked, position) => {
      const offset = editor ? offsetOf(textMapOf(editor.state.doc), position) : -1
      const id = picked
        ? ownerOf(picked)
        : now().directives.find(d => d.span && d.span.start <= offset && offset <= d.span.end)?.id
      if (id === undefined) return
      run({ kind: 'select', id, field: picked?.field ?? null })
      requestAnimationFrame(() => scrollCardIntoView(id, false))
    },
  })
  const reading = useRereading({
    office: data.office,
    meetingDay: meeting.day,
    overrides: data.overrides,
    text: plainTextOf(data.doc),
    directives: () => now().directives,
    currentText: () =>
      !editor || editor.isDestroyed || editor.view.composing ? null : textMapOf(editor.state.doc).text,
    onRead: (directives, before, after, change) => {
      run({ kind: 'read', directives, before, after, change })
      if (editor) saver.changed(content())
    },
  })
  const actions = useCardActions({ data, editor, now, run, readNow: reading.readNow, focusCard })
  const undo = () => run({ kind: 'undo' })
  const askToSubmit = () => now().directives.length > 0 && reading.readNow() && setSubmitting('asked')
  useCardKeys({
    now,
    cards: actions.cards,
    undo,
    add: () => setAdding(true),
    askNext: actions.askNext,
    confirmSure: actions.confirmSure,
    star: actions.star,
    submit: askToSubmit,
    help: () => setHelp(true),
    toCards: () => {
      reading.readNow()
      setView('items')
      focusCard(now().current)
    },
    toText: () => {
      setView('text')
      const at = now().directives.find(d => d.id === now().current)?.span
      if (editor)
        editor
          .chain()
          .focus(at ? positionOf(textMapOf(editor.state.doc), at.end) : undefined)
          .run()
    },
    focusCard,
  })

  // the words behind the fields, as soon as the places are those of the text on the screen
  const { directives, current, pointed } = state
  const suggestions = useMeetingFacts(
    data,
    () => (editor ? textMapOf(editor.state.doc).text : null),
    editor && directives,
  )
  useEffect(() => {
    if (!editor || editor.isDestroyed || !reading.isCurrent(textMapOf(editor.state.doc).text)) return
    markDirectives(editor, directives)
    show(editor.view, { directives, current, pointed, fact })
  }, [editor, directives, current, pointed, fact, reading.isCurrent])
  useEffect(() => {
    if (editor && current) scrollTextIntoView(pane.current, editor, now().directives.find(d => d.id === current)?.span)
  }, [editor, current, now])

  /** Another text with its directives, put in whole. */
  const putIn = (doc: RichDoc, list: DraftingData['directives']) => {
    editor?.commands.setContent(doc, { emitUpdate: false })
    reading.restart(plainTextOf(doc))
    run({ kind: 'replace', directives: list })
  }
  const putText = (text: string, append: boolean) => {
    if (!editor) return
    setWaitingFile(null)
    const doc = richTextOf(text)
    if (append) editor.commands.insertContentAt(editor.state.doc.content.size, doc.content)
    else editor.commands.setContent(doc, { emitUpdate: true })
    reading.readNow()
    // another document: what stood only in the old one goes with it
    if (!append) run({ kind: 'change', directives: now().directives.filter(d => d.span), what: 'Thay văn bản' })
    setView('items')
  }
  const file = useUpload(`${base}/soan/doc-tep`, uploaded =>
    editor && textMapOf(editor.state.doc).text.trim() === '' ? putText(uploaded.text, false) : setWaitingFile(uploaded),
  )
  const saveAll = async (): Promise<boolean> => {
    reading.readNow()
    return saver.saveNow()
  }
  const send = async () => {
    setSubmitting('sent')
    if (await saveAll())
      submit({ seenVersion: String(saver.version) }, { method: 'post', action: `${base}/trinh-duyet` })
    setSubmitting(null)
  }

  const done = directives.filter(d => d.confirmed).length
  return (
    <CardContextProvider value={actions.cards}>
      <DraftFrame
        meeting={meeting}
        amends={data.amends}
        phoneView={view}
        tabs={<PhoneTabs view={view} items={directives.length} onView={setView} />}
        actions={
          <>
            <SaveLine done={done} total={directives.length} save={save} />
            {data.amends && (
              <Button onClick={async () => (await saveAll()) && navigate(`${base}/doi-gi`)}>Đổi gì?</Button>
            )}
            <Button onClick={async () => (await saveAll()) && navigate(`${base}/thong-bao`)}>Xem thông báo</Button>
            <Button
              variant="primary"
              disabled={directives.length === 0}
              aria-keyshortcuts="Control+Enter"
              onClick={askToSubmit}
            >
              Trình duyệt
            </Button>
          </>
        }
        notices={
          <DraftNotices
            returnReason={data.returnReason}
            save={save}
            fileError={file.error}
            onFileErrorSeen={file.clear}
            copy={copy}
            onRestore={kept => {
              putIn(kept.doc, kept.directives)
              saver.changed({ doc: kept.doc, directives: kept.directives })
              settled()
            }}
            onForget={forget}
            onCompare={() => setStaleLater(false)}
            onRetry={() => void saver.saveNow()}
          />
        }
        text={
          <div className="card overflow-hidden">
            {editor && (
              <EditorBar
                editor={editor}
                canSplit={() => actions.caretPlace() !== null}
                uploading={file.busy}
                onSplit={() => {
                  const place = actions.caretPlace()
                  if (place) actions.splitAtCaret(place)
                }}
                onAdd={actions.addSelection}
                onFile={file.upload}
              />
            )}
            <div ref={pane} className="min-h-80 overflow-y-auto lg:max-h-[calc(100dvh-12rem)]">
              <EditorContent editor={editor} className="contain-content" />
            </div>
            <RuleLine directives={directives} pointed={pointed} />
          </div>
        }
        items={
          <>
            {!data.amends && (
              <FactsPanel
                meetingId={meeting.id}
                meetingVersion={meeting.version}
                suggestions={suggestions}
                onPoint={words => {
                  setFact(words)
                  if (editor) scrollTextIntoView(pane.current, editor, words)
                }}
                save={saveAll}
              />
            )}
            <CardList
              state={state}
              onShowText={() => setView('text')}
              onNext={actions.askNext}
              onConfirmSure={actions.confirmSure}
              onHelp={() => setHelp(true)}
            />
            <OverlapHints meetingId={meeting.id} directives={directives} current={current} {...actions.overlaps} />
            <LearnWords directives={directives} current={current} on={meeting.day} {...reading.words} />
            <ItemsEnd
              state={state}
              adding={adding}
              onAdding={setAdding}
              onAdd={actions.addSentence}
              onReadAfresh={() => {
                const what = 'Đọc lại toàn bộ văn bản'
                run({ kind: 'change', directives: reading.readAfresh(), current: null, what })
              }}
              onUndo={undo}
            />
          </>
        }
      />
      {save.kind === 'stale' && !staleLater && editor && (
        <StaleDialog
          theirs={save.theirs}
          mine={content()}
          onTheirs={() => {
            putIn(save.theirs.doc, save.theirs.directives)
            saver.settle(null)
          }}
          onMine={() => saver.settle(content())}
          onLater={() => setStaleLater(true)}
        />
      )}
      {waitingFile && (
        <UploadDialog
          {...waitingFile}
          onReplace={() => putText(waitingFile.text, false)}
          onAppend={() => putText(waitingFile.text, true)}
          onClose={() => setWaitingFile(null)}
        />
      )}
      <KeyHelp
        open={help}
        onClose={() => {
          setHelp(false)
          focusCard(now().current)
        }}
      />
      {submitting && (
        <SubmitDialog
          chairName={meeting.chairName}
          chairTitle={meeting.chairTitle}
          unconfirmed={directives.flatMap((d, i) => (d.confirmed ? [] : [{ number: numberOf(d, i), title: d.title }]))}
          unclear={directives.flatMap((d, i) =>
            missingIn(d).length > 0
              ? [{ number: numberOf(d, i), words: unclearWords(d)!.replace(/^Chưa đủ rõ: /, '') }]
              : [],
          )}
          busy={submitting === 'sent'}
          onSubmit={send}
          onClose={() => setSubmitting(null)}
        />
      )}
    </CardContextProvider>
  )
}
