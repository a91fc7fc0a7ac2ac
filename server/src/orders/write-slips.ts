import { writeOnThread } from '../platform/write-on-thread.ts'
import type { WaitingOrder } from './waiting-orders.ts'

/** What is printed for the warehouse. */
export interface Slips {
  kind: 'packing' | 'picking'
  madeAt: Date
  orders: readonly WaitingOrder[]
  picks: readonly { name: string; skuName: string; units: number; orders: number }[]
}

/** Slips as a PDF. */
export const writeSlips = (slips: Slips): Promise<Uint8Array> =>
  writeOnThread(new URL('./write-slips-worker.ts', import.meta.url), slips)
