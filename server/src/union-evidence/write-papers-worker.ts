import { parentPort, workerData } from 'node:worker_threads'
import type { Evidence } from '@yuxiang/shared/api/union-evidence'
import { type Cell, type Papers, perSection, type SectionKey, sectionKeys } from './sections.ts'

// A thread of its own: takes rows as they are found and, at the end, writes them into one file.

/** What the thread is told. */
export type Told =
  | { key: SectionKey; rows: Cell[][] }
  | { cover: Papers['cover']; sums: Record<SectionKey, Cell[]>; madeAt: Date }

/** What it says: how much is written, 0 to 1, or the file. */
export type Said = { share: number } | { bytes: Uint8Array<ArrayBuffer> }

const rows = new Map<SectionKey, Cell[][]>(sectionKeys.map((key) => [key, []]))
const say = (said: Said, transfer: ArrayBuffer[] = []) => parentPort?.postMessage(said, transfer)

parentPort?.on('message', async (told: Told) => {
  if ('rows' in told) {
    const known = rows.get(told.key)
    for (const row of told.rows) known?.push(row)
    return
  }
  const tables = perSection((key) => ({ rows: rows.get(key) ?? [], sums: told.sums[key] }))
  const bytes = await write({ cover: told.cover, tables, madeAt: told.madeAt })
  say({ bytes }, [bytes.buffer])
})

/** Each format's libraries are loaded only when it is asked for. */
async function write(papers: Papers): Promise<Uint8Array<ArrayBuffer>> {
  const format = workerData as Evidence['format']
  if (format === 'pdf') {
    const { writePdfPapers } = await import('./write-pdf.ts')
    return writePdfPapers(papers, (share) => say({ share }))
  }
  const { writeXlsxPapers } = await import('./write-xlsx.ts')
  return Uint8Array.from(await writeXlsxPapers(papers))
}
