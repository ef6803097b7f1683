import { type StatisticsView, statisticsSheets } from '#app/documents/statistics.ts'
import { type ScoresView, scoreSheets } from '#app/documents/statistics-scores.ts'
import { renderWorkbook } from '#app/documents/workbook.ts'

/** The overview and the scores as workbooks. */
export const overviewWorkbook = (view: StatisticsView): Promise<Uint8Array> => renderWorkbook(statisticsSheets(view))
export const scoresWorkbook = (view: ScoresView): Promise<Uint8Array> => renderWorkbook(scoreSheets(view))
