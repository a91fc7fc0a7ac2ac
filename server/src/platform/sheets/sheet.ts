/** A table as it was uploaded: text of each cell, and what can't be taken as it stands. */
export interface Sheet {
  /** Cells by row and column; row 0 is the heading. */
  rows: string[][]
  /** Rows with a formula, and in which column. */
  formulas: { row: number; column: number }[]
  /** Rows that share a merged cell. */
  mergedRows: number[]
}

/** Why a file is no table at all, and words that say what to do. */
export class SheetError extends Error {
  readonly code: 'unreadable' | 'tooLong'
  constructor(code: 'unreadable' | 'tooLong', detail: string) {
    super(detail)
    this.name = 'SheetError'
    this.code = code
  }
}
