import { amountFenMax, formatYuan } from '@yuxiang/shared/money'
import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readYuan } from './yuan.ts'

const amounts = integer({ min: 1, max: amountFenMax })

describe('money as it is typed', () => {
  it('is read to the fen, whatever the amount and with or without separators', () => {
    assert(
      property(amounts, (fen) => {
        const text = formatYuan(fen)
        expect(readYuan(text)).toEqual({ fen })
        expect(readYuan(text.replaceAll(',', ''))).toEqual({ fen })
      }),
    )
  })

  it('needs no decimals where there are none', () => {
    assert(
      property(integer({ min: 1, max: amountFenMax / 100 }), (yuan) => {
        expect(readYuan(String(yuan))).toEqual({ fen: yuan * 100 })
      }),
    )
  })

  it.each([
    ['0.1', 10],
    ['0.29', 29],
    ['19.9', 1_990],
    ['200.', 20_000],
    ['007', 700],
    ['  ¥ 1,234.56 元', 123_456],
    ['８０．５', 8_050],
  ])('“%s” is %i fen', (text, fen) => {
    expect(readYuan(text)).toEqual({ fen })
  })

  it.each([
    ['', '请填写金额'],
    ['0', '金额必须大于 0'],
    ['0.00', '金额必须大于 0'],
    ['1.005', '请填写数字，最多两位小数'],
    ['-5', '请填写数字，最多两位小数'],
    ['1,23', '请填写数字，最多两位小数'],
    ['1e3', '请填写数字，最多两位小数'],
    ['二百', '请填写数字，最多两位小数'],
    ['100000000.01', '金额过大'],
    ['9'.repeat(40), '金额过大'],
  ])('“%s” is refused: %s', (text, error) => {
    expect(readYuan(text)).toEqual({ error })
  })
})
