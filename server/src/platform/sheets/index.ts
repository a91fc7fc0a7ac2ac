export { readSheet } from './read-sheet.ts'
export type { Sheet } from './sheet.ts'
export { type SheetToWrite, writeSheets, xlsxType } from './write-sheet.ts'
export { sheetTypes, writeTable } from './write-table.ts'
