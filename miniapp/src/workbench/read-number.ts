import { readYuan } from '../services/yuan'

/** What a person typed into a field: its value, or what is wrong with it. */
export type Typed = { value: number; error?: undefined } | { value?: undefined; error: string }

/** Whole pieces, people or times, as typed; also in full-width digits. */
export function readCount(text: string, max: number): Typed {
  const plain = text.normalize('NFKC').replace(/[\s,]/g, '')
  if (plain === '') return { error: '请填写数量' }
  if (!/^\d{1,9}$/.test(plain)) return { error: '请填写整数' }
  const value = Number(plain)
  if (value < 1) return { error: '必须大于 0' }
  return value > max ? { error: `最多 ${max}` } : { value }
}

/** Yuan as typed, in fen, up to a bound. */
export function readFen(text: string, maxFen: number): Typed {
  const { fen, error } = readYuan(text)
  if (error !== undefined) return { error }
  return fen > maxFen ? { error: '金额过大' } : { value: fen }
}

/** 折 as typed (`8`, `8.5`, `９．９`) → how many percent are off: 8.5 折 is 15. Digit by digit, no float. */
export function readFold(text: string): Typed {
  const parts = /^(\d)(?:\.(\d)?)?$/.exec(text.normalize('NFKC').replace(/[\s折]/g, ''))
  if (!parts) return { error: '请填写 1 到 9.9 之间的折扣，如 8.5' }
  const tenths = Number(parts[1]) * 10 + Number(parts[2] ?? '0')
  return tenths < 10 ? { error: '折扣不能低于 1 折' } : { value: 100 - tenths }
}

/** Fen → as it stands in a field: `99`, `99.50`. */
export function yuanInput(fen: number): string {
  const cents = fen % 100
  const yuan = (fen - cents) / 100
  return cents === 0 ? String(yuan) : `${yuan}.${String(cents).padStart(2, '0')}`
}

/** Percent off → 折 as it stands in a field. */
export function foldInput(percent: number): string {
  const tenths = 100 - percent
  return tenths % 10 === 0 ? String(tenths / 10) : `${Math.floor(tenths / 10)}.${tenths % 10}`
}
