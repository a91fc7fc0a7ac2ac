export { readSheet } from './read-sheet.ts'
export type { Sheet } from './sheet.ts'
