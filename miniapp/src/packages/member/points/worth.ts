/** What points are worth at checkout, in fen; a part of a fen is worth nothing. */
export function worthFen(points: number, pointsPerYuan: number): number {
  return Math.floor((points * 100) / pointsPerYuan)
}
