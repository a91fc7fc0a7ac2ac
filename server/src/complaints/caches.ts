import { keptPages } from '../platform/kept-pages.ts'

/**
 * Pages of queues in memory. Every process forgets them when `casesChanged` is called in the transaction of whatever
 * changes a case.
 */
export const { answer: keptCases, changed: casesChanged } = keptPages('cases_changed')
