import { Inflate } from 'fflate'

/**
 * A zip that came from outside, read without trusting what it says of itself. fflate's own unzip believes the sizes of
 * the directory and mammoth's unzips whatever it is given; so the directory is read here, the limits are applied to it,
 * and every part is inflated in small pieces that stop where the directory said the part would end.
 */

const MAX_ENTRIES = 2000
const MAX_TOTAL = 60 * 1024 * 1024
/** XML shrinks 5–30 times. Beyond this it is a bomb, unless it is tiny. */
const MAX_RATIO = 150
const RATIO_MATTERS_FROM = 1024 * 1024
const PIECE = 4096

export type ZipFault = 'broken' | 'encrypted' | 'bomb'

export class ZipError extends Error {
  readonly fault: ZipFault
  constructor(fault: ZipFault) {
    super(`zip: ${fault}`)
    this.fault = fault
  }
}

type Entry = { name: string; packed: number; size: number; method: number; offset: number }

export type Zip = { names: string[]; read: (name: string) => Uint8Array | null }

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const END_LENGTH = 22

export function openZip(bytes: Uint8Array): Zip {
  const entries = directory(bytes)
  return {
    names: [...entries.keys()],
    read: name => {
      const entry = entries.get(name)
      return entry ? inflate(bytes, entry) : null
    },
  }
}

function directory(bytes: Uint8Array): Map<string, Entry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const u16 = (at: number): number => {
    if (at < 0 || at + 2 > view.byteLength) throw new ZipError('broken')
    return view.getUint16(at, true)
  }
  const u32 = (at: number): number => {
    if (at < 0 || at + 4 > view.byteLength) throw new ZipError('broken')
    return view.getUint32(at, true)
  }

  let end = bytes.length - END_LENGTH
  const first = Math.max(0, end - 0xffff)
  while (end >= first && u32(end) !== END) end--
  if (end < first) throw new ZipError('broken')

  const count = u16(end + 10)
  if (count > MAX_ENTRIES) throw new ZipError('bomb')
  const entries = new Map<string, Entry>()
  let total = 0
  let packedTotal = 0
  let at = u32(end + 16)
  const decoder = new TextDecoder()
  for (let i = 0; i < count; i++) {
    if (u32(at) !== CENTRAL) throw new ZipError('broken')
    if (u16(at + 8) & 1) throw new ZipError('encrypted')
    const nameLength = u16(at + 28)
    const next = at + 46 + nameLength + u16(at + 30) + u16(at + 32)
    const entry: Entry = {
      name: decoder.decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      method: u16(at + 10),
      packed: u32(at + 20),
      size: u32(at + 24),
      offset: u32(at + 42),
    }
    // Zip64 (all ones) is for files far beyond the size limit.
    if (entry.size === 0xffffffff || entry.packed === 0xffffffff) throw new ZipError('bomb')
    if (entry.method !== 0 && entry.method !== 8) throw new ZipError('broken')
    total += entry.size
    packedTotal += entry.packed
    if (total > MAX_TOTAL) throw new ZipError('bomb')
    if (entry.size > RATIO_MATTERS_FROM && entry.size > entry.packed * MAX_RATIO) throw new ZipError('bomb')
    // Two entries of one name: readers differ in which one they take. Nobody honest writes that.
    if (entries.has(entry.name)) throw new ZipError('broken')
    entries.set(entry.name, entry)
    at = next
  }
  // Entries may point at the same bytes: the sum must fit into the file all the same.
  if (packedTotal > bytes.length) throw new ZipError('bomb')
  return entries
}

function inflate(bytes: Uint8Array, entry: Entry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = entry.offset
  if (at + 30 > bytes.length || view.getUint32(at, true) !== LOCAL) throw new ZipError('broken')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length !== entry.packed) throw new ZipError('broken')
  if (entry.method === 0) {
    if (entry.packed !== entry.size) throw new ZipError('broken')
    return packed.slice()
  }

  const out = new Uint8Array(entry.size)
  let length = 0
  const stream = new Inflate(piece => {
    if (length + piece.length > out.length) throw new ZipError('bomb')
    out.set(piece, length)
    length += piece.length
  })
  try {
    for (let i = 0; i < packed.length; i += PIECE)
      stream.push(packed.subarray(i, i + PIECE), i + PIECE >= packed.length)
  } catch (error) {
    throw error instanceof ZipError ? error : new ZipError('broken')
  }
  if (length !== entry.size) throw new ZipError('broken')
  return out
}
