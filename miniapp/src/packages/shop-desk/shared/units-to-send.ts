import type { DeskOrder } from '@yuxiang/shared/api/order-desk'

/** What is still to be sent of an order: neither given back nor asked back. */
export const unitsToSend = ({ lines }: Pick<DeskOrder, 'lines'>): number =>
  lines.reduce((sum, { quantity, withheld }) => sum + quantity - withheld, 0)
