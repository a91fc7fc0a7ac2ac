import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldInput, readCount, readFen, readFold, yuanInput } from './read-number.ts'

describe('what is typed into the editor', () => {
  it('money comes back to the fen from how a field shows it', () => {
    assert(
      property(integer({ min: 1, max: 10_000_000_000 }), (fen) => {
        expect(readFen(yuanInput(fen), 10_000_000_000)).toEqual({ value: fen })
      }),
    )
    expect(readFen('100.01', 10_000)).toEqual({ error: '金额过大' })
    expect(readFen('99.999', 10_000).error).toBeTruthy()
  })

  it('every 折 from 1 to 9.9 comes back as its percent', () => {
    assert(
      property(integer({ min: 1, max: 90 }), (percent) => {
        expect(readFold(foldInput(percent))).toEqual({ value: percent })
      }),
    )
    expect(readFold(' ８．５ 折')).toEqual({ value: 15 })
    expect(readFold('9.')).toEqual({ value: 10 })
  })

  it.each(['', '0.9', '10', '85', '8.55', '-8', '八'])('“%s” is no 折', (text) => {
    expect(readFold(text).error).toBeTruthy()
  })

  it('counts are whole, positive and bounded', () => {
    expect(readCount(' 1,000 ', 1_000)).toEqual({ value: 1_000 })
    expect(['', '0', '1.5', '-3', '1001', '3e2'].map((text) => readCount(text, 1_000).error)).toEqual([
      '请填写数量',
      '必须大于 0',
      '请填写整数',
      '请填写整数',
      '最多 1000',
      '请填写整数',
    ])
  })
})
