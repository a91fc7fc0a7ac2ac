import { formatYuan } from '@yuxiang/shared/money'

/** Whole points with separators: `12800` → `12,800`. */
export function pointsText(points: number): string {
  return String(Math.abs(points)).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** A change of points with its sign: `+5`, `−120`. */
export function signedPoints(points: number): string {
  return `${sign(points)}${pointsText(points)}`
}

/** A change of money with its sign: `+¥300.00`, `−¥80.00`. */
export function signedYuan(amountFen: number): string {
  return `${sign(amountFen)}¥${formatYuan(Math.abs(amountFen))}`
}

const sign = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '')
