/** What is stored of a paid line, as far as giving it back goes. */
export interface RefundableLine {
  quantity: number
  goodsFen: number
  /** Off the goods; what is left of them was paid. */
  discountFen: number
  freightFen: number
  /** What the platform paid of the discount, and of freight that was not charged. */
  platformFen: number
  platformFreightFen: number
  pointsFen: number
  allowances: readonly { allowanceId: string; amountFen: number }[]
  cashFen: number
}

/** What of a line came back: by all refunds so far, or by one. */
export interface RefundParts {
  /** None when money came back for goods that the buyer keeps: see `compensation.ts`. */
  quantity: number
  pointsFen: number
  allowances: readonly { allowanceId: string; amountFen: number }[]
  /** Own money in all … */
  cashFen: number
  /** … and what of it is freight. */
  freightFen: number
  /** What goes back to the platform: its share of the discount on these goods. */
  platformFen: number
}

export const nothingRefunded: RefundParts = {
  quantity: 0,
  platformFen: 0,
  pointsFen: 0,
  allowances: [],
  cashFen: 0,
  freightFen: 0,
}

/**
 * What giving back `quantity` more units of a line returns, and to where, from the stored breakdown alone. Units are
 * worth their share of what the goods cost after discounts, rounded so that all refunds together are the line to the fen. Of it own money goes
 * back first, then allowances, the last used first, then points (the reverse of how they were spent). Freight goes
 * back too when the case brings it (`withFreight`): as own money, unless union money paid the whole order. What a
 * compensation took ahead is missing in the last of them. Throws RangeError for more units than are left.
 */
export function refundOf(
  line: RefundableLine,
  before: RefundParts,
  quantity: number,
  withFreight: boolean,
): RefundParts {
  const after = before.quantity + quantity
  if (!Number.isInteger(quantity) || quantity < 1 || after > line.quantity) {
    throw new RangeError(`can't give back ${quantity} of ${line.quantity - before.quantity}`)
  }
  const share = (fen: number) =>
    Math.floor((fen * after) / line.quantity) - Math.floor((fen * before.quantity) / line.quantity)
  const dueFreightFen = withFreight ? share(line.freightFen) : 0
  const isFreightCash = line.cashFen >= line.freightFen
  const freightFen = isFreightCash ? Math.min(dueFreightFen, line.freightFen - before.freightFen) : 0
  // Freight never draws on the own money that paid the goods.
  const goodsCashLeftFen =
    (isFreightCash ? line.cashFen - line.freightFen : 0) - (before.cashFen - before.freightFen)
  let leftFen = Math.min(
    share(line.goodsFen - line.discountFen) + (isFreightCash ? 0 : dueFreightFen),
    goodsCashLeftFen + unionLeftFen(line, before) + line.pointsFen - before.pointsFen,
  )
  const goodsCashFen = Math.min(leftFen, goodsCashLeftFen)
  leftFen -= goodsCashFen
  const allowances: { allowanceId: string; amountFen: number }[] = []
  for (const own of [...line.allowances].reverse()) {
    const given = before.allowances.find((part) => part.allowanceId === own.allowanceId)?.amountFen ?? 0
    const amountFen = Math.min(leftFen, own.amountFen - given)
    if (amountFen === 0) continue
    leftFen -= amountFen
    allowances.push({ allowanceId: own.allowanceId, amountFen })
  }
  const pointsFen = Math.min(leftFen, line.pointsFen - before.pointsFen)
  if (pointsFen !== leftFen) throw new RangeError('the stored breakdown does not add up')
  const platformFen = share(line.platformFen) + (withFreight ? share(line.platformFreightFen) : 0)
  return { quantity, pointsFen, allowances, cashFen: goodsCashFen + freightFen, freightFen, platformFen }
}

const unionLeftFen = (line: Pick<RefundableLine, 'allowances'>, before: RefundParts): number =>
  unionFen(line.allowances) - unionFen(before.allowances)

const unionFen = (parts: readonly { amountFen: number }[]): number =>
  parts.reduce((sum, part) => sum + part.amountFen, 0)

/** Two refunds of one line as one. */
export const addRefunds = (one: RefundParts, other: RefundParts): RefundParts => ({
  quantity: one.quantity + other.quantity,
  pointsFen: one.pointsFen + other.pointsFen,
  allowances: [...Map.groupBy([...one.allowances, ...other.allowances], (part) => part.allowanceId)].map(
    ([allowanceId, parts]) => ({
      allowanceId,
      amountFen: parts.reduce((sum, part) => sum + part.amountFen, 0),
    }),
  ),
  cashFen: one.cashFen + other.cashFen,
  platformFen: one.platformFen + other.platformFen,
  freightFen: one.freightFen + other.freightFen,
})
