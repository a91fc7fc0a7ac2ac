import { useEffect } from 'react'
import { labelsStore, wantLabels } from '@/services/labels'
import { useStore } from '@/store/create-store'

/** The labels of the offers that a product takes part in: 满99减10 … */
export function useLabels(productId: string): readonly string[] {
  const labels = useStore(labelsStore)
  // A product that is only being written has none.
  useEffect(() => (productId ? wantLabels(productId) : undefined), [productId])
  return labels[productId] ?? []
}
