/** Plans are made in ten thousands of yuan (万元): one of them in fen. */
const wanFen = 1_000_000

/** `1,250.5` 万元 as typed → fen; null for what is no amount above zero, or has more than two decimals. */
export function fenOfWan(text: string): number | null {
  const plain = text.normalize('NFKC').replace(/[\s,万元]/g, '')
  if (!/^\d{1,8}(\.\d{1,2})?$/.test(plain)) return null
  const [whole = '', part = ''] = plain.split('.')
  const fen = Number(whole) * wanFen + Number(part.padEnd(2, '0')) * (wanFen / 100)
  return fen > 0 ? fen : null
}

/** Fen → 万元 as a field takes it, to the fen where it must be: `1250.5`. */
export function wanText(fen: number): string {
  const whole = Math.floor(fen / wanFen)
  const part = (fen % wanFen).toString().padStart(6, '0').replace(/0+$/, '')
  return part === '' ? String(whole) : `${whole}.${part}`
}
