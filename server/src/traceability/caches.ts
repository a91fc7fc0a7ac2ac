import { keptPages } from '../platform/kept-pages.ts'

/** Trace pages: a scan is answered from memory, and a chain changed behind the shop's back is noticed within 30 s. */
export const { answer: keptTrace, changed: traceChanged } = keptPages('traces_changed')
