import { amountFenMax } from '@yuxiang/shared/money'

/** What a person typed into a field for money: an amount in fen, or what is wrong with it. */
export type TypedYuan = { fen: number; error?: undefined } | { fen?: undefined; error: string }

/** Whole yuan, with or without separators, and at most two decimals. */
const pattern = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d{0,2}))?$/

/**
 * Reads yuan as people type or paste them (`200`, `1,234.5`, `¥80.00`, `８０．５`) into whole fen, digit by digit: no
 * float is on the way. Refuses nothing, zero, more than two decimals and more than an amount may be.
 */
export function readYuan(text: string): TypedYuan {
  const plain = text.normalize('NFKC').replace(/[\s¥元]/g, '')
  if (plain === '') return { error: '请填写金额' }
  const parts = pattern.exec(plain)
  if (!parts) return { error: '请填写数字，最多两位小数' }
  const whole = (parts[1] ?? '').replace(/,/g, '').replace(/^0+(?=\d)/, '')
  const fen = whole.length > 12 ? amountFenMax + 1 : Number(whole + (parts[2] ?? '').padEnd(2, '0'))
  if (fen > amountFenMax) return { error: '金额过大' }
  return fen === 0 ? { error: '金额必须大于 0' } : { fen }
}
