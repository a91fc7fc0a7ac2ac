import { useState } from 'react'
import { type Loaded, useAnswer } from '@/hooks/use-answer'

export const pageSize = 20

interface PageOf<Item> {
  items: Item[]
  total?: number | undefined
}

export interface OnePage<Item> extends Loaded<PageOf<Item>> {
  page: number
  setPage: (page: number) => void
}

/** One page of a long table. Under another `name` (another search) it starts at the first again. */
export function usePage<Item>(
  name: string,
  load: (request: { page: number; pageSize: number }) => Promise<PageOf<Item>>,
): OnePage<Item> {
  const [at, setAt] = useState({ name, page: 1 })
  const page = at.name === name ? at.page : 1
  const answer = useAnswer(`${name}-${page}`, () => load({ page, pageSize }))
  return { ...answer, page, setPage: (next) => setAt({ name, page: next }) }
}
