/** A table as it was uploaded: text of each cell, and what can't be taken as it stands. */
export interface Sheet {
  /** Cells by row and column; row 0 is the heading. */
  rows: string[][]
  /** Rows with a formula, and in which column. */
  formulas: { row: number; column: number }[]
  /** Rows that share a merged cell. */
  mergedRows: number[]
}

/** Beyond the heading. */
export const rosterRowsMax = 20_000

/** Why a file is no roster at all: a problem's code, and words that say what to do. */
export class SheetError extends Error {
  readonly code: 'roster_unreadable' | 'roster_too_long'
  constructor(code: 'roster_unreadable' | 'roster_too_long', detail: string) {
    super(detail)
    this.name = 'SheetError'
    this.code = code
  }
}
