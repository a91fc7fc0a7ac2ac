import { z } from 'zod'
import { Fen } from './endpoint.ts'

const Share = z.strictObject({ name: z.string(), amountFen: Fen, quantity: z.int().min(0) })

/** A figure and its parts, for charts; every sum equals the ledger's. */
export const Progress = z.strictObject({
  grantedFen: Fen,
  spentFen: Fen,
  heldFen: Fen,
  remainingFen: Fen,
  returnedFen: Fen,
  /** Of the rest, what ends within 30 days. */
  expiringSoonFen: Fen,
  membersGranted: z.int(),
  membersSpent: z.int(),
  byProduct: z.array(Share),
  byCounty: z.array(Share),
  byMonth: z.array(z.strictObject({ month: z.string(), amountFen: Fen })),
})
export type Progress = z.infer<typeof Progress>
