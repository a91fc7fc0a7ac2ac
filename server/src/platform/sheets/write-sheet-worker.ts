import { parentPort, workerData } from 'node:worker_threads'
import { writeXlsx } from 'hucre/xlsx'
import type { WrittenSheet } from './write-sheet.ts'

const { name, columns, rows } = workerData as WrittenSheet
const heading = {
  font: { bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
} as const
const bytes = Uint8Array.from(
  await writeXlsx({
    sheets: [
      {
        name,
        rows: [columns.map((column) => column.name), ...rows],
        columns: columns.map(({ width }) => ({ width })),
        cells: new Map(columns.map((_, index) => [`0,${index}`, { style: heading }])),
        freezePane: { rows: 1 },
      },
    ],
    defaultFont: { name: '等线', size: 11 },
  }),
)
parentPort?.postMessage(bytes, [bytes.buffer])
