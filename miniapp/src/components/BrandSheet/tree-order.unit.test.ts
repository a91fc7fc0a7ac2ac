import { expect, it } from 'vitest'
import { inTreeOrder } from './tree-order.ts'

const node = (id: string, parentId: string | null) => ({ id, parentId })

it('puts each brand before those below it, and one whose parent is not shown at the top', () => {
  const nodes = [node('city', null), node('a', 'city'), node('b', 'city'), node('a1', 'a'), node('c1', 'c')]
  expect(inTreeOrder(nodes).map(({ id }) => id)).toEqual(['city', 'a', 'a1', 'b', 'c1'])
})
