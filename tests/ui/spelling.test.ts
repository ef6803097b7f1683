import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The tone mark of oa, oe, uy stands on the second vowel everywhere in our own words: hoả tốc, uỷ quyền, khoá, xoá,
 * huỷ, số hoá. What others wrote (names of offices and places, texts that are read) stays as they wrote it.
 */
const root = resolve(import.meta.dirname, '../..')
const FOLDERS = [
  'app/ui',
  'app/routes',
  'app/features',
  'app/emails',
  'app/server',
  'app/documents',
  'app/domain',
  'docs/huong-dan',
]
/** Reads what others write, in every spelling; and papers, which have a form of their own (“HỎA TỐC”). */
const READERS = [
  'app/domain/extraction',
  'app/domain/from-above/read-document',
  'app/domain/meeting/facts-from-text',
  'app/domain/directive/overlap',
  'app/domain/directive/words-to-learn',
  'app/documents/reading',
  'app/documents/official',
]

const OLD = /(?<!\p{L})(?:hỏa|hóa|khóa|xóa|thỏa|tỏa|đóa|lóa|hủy|thủy|lũy|tùy|ủy(?! ban)|khỏe|hòe|xòe)(?![\p{L}])/giu
const NAMES = /Ủy ban|Văn hóa|Hòa Mộc|Lũy Tre/g

const files = FOLDERS.flatMap(folder =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map(name => join(folder, name))
    .filter(path => /\.(tsx?|md)$/.test(path) && !READERS.some(r => path.startsWith(r))),
)

describe('our own words', () => {
  it('are looked at in every folder that people read', () => {
    for (const folder of FOLDERS) expect(files.some(f => f.startsWith(folder))).toBe(true)
  })

  it('are spelt in one way', () => {
    const found = files.flatMap(path =>
      readFileSync(join(root, path), 'utf8')
        .split('\n')
        .flatMap((line, i) => {
          const words = line.replace(NAMES, '').match(OLD)
          return words ? [`${path}:${i + 1} ${words.join(' ')}`] : []
        }),
    )
    expect(found, found.join('\n')).toEqual([])
  })

  it('would be found out', () => {
    expect('Chưa ủy quyền cho ai, hỏa tốc, đã bị khóa'.match(OLD)).toEqual(['ủy', 'hỏa', 'khóa'])
    expect('Ủy ban nhân dân, Phòng Văn hóa'.replace(NAMES, '').match(OLD)).toBeNull()
  })
})
