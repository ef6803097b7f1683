import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '#app/domain/shared/day.ts'
import { instantAt } from '#app/domain/shared/instant.ts'
import {
  type Contribution,
  composeSynthesis,
  EMPTY_SYNTHESIS,
  editSection,
  refreshSynthesis,
  type SynthesisDraft,
  takeNewer,
} from '#app/domain/task/synthesis.ts'
import { openSynthesis } from '#app/features/tasks/open-synthesis.ts'
import { reportTask } from '#app/features/tasks/report-task.ts'
import { returnTaskReport } from '#app/features/tasks/return-report.ts'
import { saveSynthesis } from '#app/features/tasks/save-synthesis.ts'
import { sendSynthesis } from '#app/features/tasks/send-synthesis.ts'
import { auditOn } from '#db/audit.ts'
import { describeOnEachDatabase } from '#tests/support/databases.ts'
import { taskWorld } from './world.ts'

const contribution = fc.record({
  unit: fc.constantFrom('u1', 'u2', 'u3', 'u4'),
  text: fc.constantFrom('a', 'b', 'c'),
  n: fc.nat({ max: 50 }),
})
const contributions = fc.array(contribution, { maxLength: 4 }).map(list =>
  [...new Map(list.map(c => [c.unit, c])).values()].map<Contribution>(c => ({
    taskId: c.unit,
    unitName: c.unit,
    text: `${c.text}${c.n}`,
    documentNumber: null,
    at: instantAt(addDays(day('2026-03-01'), c.n), '08:00'),
  })),
)
/** Reports come in, people type, take newer reports over – in any order. */
const step = fc.oneof(
  contributions.map(list => (d: SynthesisDraft) => refreshSynthesis(d, list)),
  fc.tuple(fc.nat({ max: 3 }), fc.constantFrom('chữ của tôi', 'a1', '')).map(([i, text]) => (d: SynthesisDraft) => ({
    ...d,
    sections: d.sections.map((s, j) => (i === j ? editSection(s, text) : s)),
  })),
  fc
    .nat({ max: 3 })
    .map(i => (d: SynthesisDraft) => ({ ...d, sections: d.sections.map((s, j) => (i === j ? takeNewer(s) : s)) })),
)

describe('a synthesis that is being written', () => {
  it('has one section for every report, and never overwrites what somebody wrote', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), contributions, (steps, list) => {
        const draft = steps.reduce((d, f) => f(d), EMPTY_SYNTHESIS)
        const next = refreshSynthesis(draft, list)
        for (const s of draft.sections)
          if (s.edited) expect(next.sections.find(x => x.taskId === s.taskId)?.text).toBe(s.text)
        for (const c of list) {
          const own = next.sections.filter(s => s.taskId === c.taskId)
          expect(own).toHaveLength(1)
          if (!own[0]!.edited) expect(own[0]!.text).toBe(c.text)
          else if (own[0]!.source?.at !== c.at) expect(own[0]!.newer?.text).toBe(c.text)
        }
        expect(new Set(next.sections.map(s => s.taskId)).size).toBe(next.sections.length)
        expect(refreshSynthesis(next, list)).toEqual(next)
      }),
      { numRuns: 2000 },
    )
  })

  it('names who is missing', () => {
    const [c] = [
      {
        taskId: 'a',
        unitName: 'Phòng A',
        text: 'Đã xong.',
        documentNumber: '12/BC',
        at: instantAt(day('2026-03-01'), '08:00'),
      },
    ]
    const text = composeSynthesis(
      refreshSynthesis(EMPTY_SYNTHESIS, [c]),
      [{ unitName: 'Phòng B', due: day('2026-03-09') }],
      2,
    )
    expect(text).toBe(
      '1/2 đơn vị đã báo cáo.\n\n1. Phòng A: Đã xong. (văn bản số 12/BC)\n\nChưa báo cáo: Phòng B (hạn 09/03/2026).',
    )
  })
})

describeOnEachDatabase('the synthesis of the collecting unit', make => {
  it('is drafted from the reports, edited, refreshed without losing a word, and sent as its report', async () => {
    const w = await taskWorld(await make())
    const leads = ['dt', 'p1', 'p2'].map(id => ({ kind: 'unit' as const, id }))
    const tasks = await w.publish([{ lead: leads, reportTo: { kind: 'unit', id: 'nv' } }])
    const own = tasks.find(t => t.kind === 'synthesis')!
    const [head, foreign] = [await w.actor('head-nv'), await w.actor('head-dt')]
    const send = async (unit: string, by: string, text: string) => {
      w.advance(5)
      const taskId = tasks.find(t => t.unitId === unit)!.id
      const given = { taskId, text, documentNumber: null, documentDay: null, fileIds: [] }
      expect((await reportTask(w.tools, await w.actor(by), given)).kind).toBe('changed')
      return taskId
    }
    const look = () => w.tools.unitOfWork(s => openSynthesis(s, head, own.id))
    await expect(w.tools.unitOfWork(s => openSynthesis(s, foreign, own.id))).rejects.toThrow()
    const dt = await send('dt', 'head-dt', 'Đã rà soát 12 hồ sơ.')
    const first = await look()
    expect([first.draft.sections.map(s => s.text), first.missing.map(m => m.unitName), first.total]).toEqual([
      ['Đã rà soát 12 hồ sơ.'],
      ['UBND phường 1', 'UBND phường 2'],
      3,
    ])
    const form = { taskId: own.id, seenDraft: 0, opening: 'Kính gửi Chủ tịch.', closing: '', newer: [] }
    const typed = { ...form, sections: { [dt]: 'Phòng QLĐT rà soát xong 12 hồ sơ.' } }
    expect((await saveSynthesis(w.tools, head, typed)).kind).toBe('saved')
    expect((await saveSynthesis(w.tools, await w.actor('deputy-nv'), typed)).kind).toBe('stale')
    await send('p1', 'head-p1', 'Phường đã xong.')
    await returnTaskReport(w.tools, await w.actor('secretary'), { taskId: dt, reason: 'thiếu phụ lục' })
    await send('dt', 'head-dt', 'Đã rà soát 13 hồ sơ.')
    const second = await look()
    expect(second.draft.sections.map(s => [s.text, s.newer?.text ?? null])).toEqual([
      ['Phòng QLĐT rà soát xong 12 hồ sơ.', 'Đã rà soát 13 hồ sơ.'],
      ['Phường đã xong.', null],
    ])
    const sent = await sendSynthesis(w.tools, head, {
      ...typed,
      seenDraft: 1,
      newer: [dt],
      requestKey: 'form-send-1',
      documentNumber: '7/BC-PNV',
      documentDay: null,
    })
    expect(sent.kind).toBe('changed')
    expect((await w.task(own.id)).report?.text).toBe(
      'Kính gửi Chủ tịch.\n\n2/3 đơn vị đã báo cáo.\n\n1. Phòng Quản lý đô thị: Đã rà soát 13 hồ sơ.\n\n2. UBND phường 1: Phường đã xong.\n\nChưa báo cáo: UBND phường 2 (hạn 20/03/2026).',
    )
    expect((await auditOn(w.db).verify()).problems).toEqual([])
  })
})
