import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import type { Criteria } from './criteria'

/** What the chosen category is called: an address may name only its key. */
export function useCategoryName({ category, categoryName }: Criteria): string {
  const [found, setFound] = useState('')
  useEffect(() => {
    if (!category || categoryName) return
    call('GET /api/categories')
      .then(({ items }) => {
        const all = items.flatMap((top) => [top, ...top.children])
        setFound(all.find((node) => node.key === category)?.name ?? '')
      })
      .catch(() => undefined)
  }, [category, categoryName])
  return categoryName || found || '分类'
}
