import { expect, it } from 'vitest'
import { areAlike, groupsAlike } from './similar.ts'

const same = [
  '脐橙发霉出水，有酒味，三分之一不能吃，包装网袋都湿了',
  '一箱脐橙有三分之一发霉，打开就有酒味，网袋湿透了',
]
const other = '承诺 48 小时发货，等了 9 天才发，问了五次只回“快了”'

it('one fault told in two ways is alike, another fault is not, and nothing is like nothing', () => {
  expect(areAlike(same[0] ?? '', same[1] ?? '')).toBe(true)
  expect(areAlike(same[0] ?? '', other)).toBe(false)
  expect(areAlike('', '')).toBe(false)
})

it('groups hold two or more, each text once', () => {
  expect(groupsAlike([...same, other], (text) => text)).toEqual([same])
})
