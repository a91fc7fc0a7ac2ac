import { allocate } from '../money.ts'
import type { Breakdown } from './breakdown.ts'

/** An allowance of a union member, as far as paying with it goes. */
export interface AllowanceTender {
  id: string
  remainingFen: number
  /** Last day it can be used, `YYYY-MM-DD`. */
  validTo: string
  /** SKUs in its scope and certified at this moment. */
  skuIds: ReadonlySet<string>
}

/** Points as a deduction: so many to spend, so many for one fen, at most this share of each line's goods. */
export interface PointsTender {
  balance: number
  pointsPerFen: number
  percentMax: number
}

export interface Tenders {
  allowances: readonly AllowanceTender[]
  points: PointsTender | null
}

export const noTenders: Tenders = { allowances: [], points: null }

/** What of one line's goods is paid by points and by which allowance; the rest, and all freight, is own money. */
export interface LineTenders {
  pointsFen: number
  allowances: { allowanceId: string; amountFen: number }[]
  allowanceFen: number
}

interface Line {
  skuId: string
  goodsFen: number
}

/**
 * Divides points and allowances over the lines. Points come first, spread by the goods' price and capped on each
 * line; then allowances, the one that ends first first, each beginning with the lines that fewest later ones could
 * pay, so that no allowance takes what another needs. Neither ever pays freight. Depends on no order of lines:
 * equal claims are settled by the SKU's id.
 */
export function divideTenders(lines: readonly Line[], tenders: Tenders): Map<string, LineTenders> {
  const sorted = [...lines].sort((a, b) => (a.skuId < b.skuId ? -1 : 1))
  const pointsFen = dividePoints(sorted, tenders.points)
  const parts = new Map<string, LineTenders>()
  const openFen = new Map<string, number>()
  sorted.forEach((line, index) => {
    const fen = pointsFen[index] ?? 0
    parts.set(line.skuId, { pointsFen: fen, allowances: [], allowanceFen: 0 })
    openFen.set(line.skuId, line.goodsFen - fen)
  })
  const inTurn = [...tenders.allowances].sort((a, b) =>
    a.validTo === b.validTo ? (a.id < b.id ? -1 : 1) : a.validTo < b.validTo ? -1 : 1,
  )
  inTurn.forEach((allowance, turn) => {
    const rivals = (skuId: string) => inTurn.slice(turn + 1).filter((later) => later.skuIds.has(skuId)).length
    spend(allowance, sorted, rivals, parts, openFen)
  })
  return parts
}

/** Each line may take its capped share; what the balance can't pay is cut in proportion. */
function dividePoints(lines: readonly Line[], points: PointsTender | null): number[] {
  if (!points) return lines.map(() => 0)
  const caps = lines.map((line) => Math.floor((line.goodsFen * points.percentMax) / 100))
  const cap = caps.reduce((a, b) => a + b, 0)
  const affordable = Math.min(cap, Math.floor(points.balance / points.pointsPerFen))
  return affordable === cap ? caps : allocate(affordable, caps)
}

function spend(
  allowance: AllowanceTender,
  lines: readonly Line[],
  rivals: (skuId: string) => number,
  parts: Map<string, LineTenders>,
  openFen: Map<string, number>,
): void {
  let leftFen = allowance.remainingFen
  const byRivals = Map.groupBy(
    lines.filter((line) => allowance.skuIds.has(line.skuId)),
    (line) => rivals(line.skuId),
  )
  for (const rank of [...byRivals.keys()].sort((a, b) => a - b)) {
    const group = byRivals.get(rank) ?? []
    const open = group.map((line) => openFen.get(line.skuId) ?? 0)
    const sum = open.reduce((a, b) => a + b, 0)
    const takenFen = Math.min(leftFen, sum)
    if (takenFen === 0) continue
    leftFen -= takenFen
    allocate(takenFen, open).forEach((amountFen, index) => {
      const line = group[index]
      if (!line || amountFen === 0) return
      const part = parts.get(line.skuId)
      if (!part) return
      part.allowances.push({ allowanceId: allowance.id, amountFen })
      part.allowanceFen += amountFen
      openFen.set(line.skuId, (openFen.get(line.skuId) ?? 0) - amountFen)
    })
  }
}

/** A breakdown which one source pays whole, freight and all: a union that buys for its members. */
export function coverWhole(breakdown: Breakdown, allowanceId: string): Breakdown {
  const paid = (totalFen: number) => ({ pointsFen: 0, allowanceFen: totalFen, cashFen: 0 })
  const orders = breakdown.orders.map((order) => ({
    ...order,
    ...paid(order.totalFen),
    lines: order.lines.map((line) => ({
      ...line,
      ...paid(line.payableFen),
      allowances: line.payableFen > 0 ? [{ allowanceId, amountFen: line.payableFen }] : [],
    })),
  }))
  return { ...breakdown, ...paid(breakdown.totalFen), orders }
}
