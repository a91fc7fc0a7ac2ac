import { describe, expect, inject, it } from 'vitest'
import { overEdge } from './support/over-edge.ts'
import { phones } from './support/phones.ts'
import { fillScreens } from './support/screens.ts'
import { seen } from './support/shopping.ts'

const open = phones()

describe.each([
  { phone: 'a phone 320 px wide', width: 320, elder: false },
  { phone: '长辈版 on a phone 390 px wide', width: 390, elder: true },
])('on $phone', ({ width, elder }) => {
  it('nothing reaches over the edge of the screen', async () => {
    const { screens, stored } = await fillScreens(inject('shopUrl'))
    const { page, complaints } = await open({ width, stored: { ...stored, elder } })
    const over: Record<string, string[]> = {}
    for (const { name, path, shows } of screens) {
      await page.goto(path)
      await seen(page, shows).first().waitFor()
      const found = await overEdge(page)
      if (found.length > 0) over[name] = found
    }
    expect(over).toEqual({})
    expect(complaints).toEqual([])
  })
})
