import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import type { PickedSku } from '@/workbench/sku-sheet'

export interface Names {
  skuOf: (skuId: string) => PickedSku
  productName: (id: string) => string
}

/** Products whose names are asked for; of more, the rest are said by number. */
const productsMost = 30

const skuIdsOf = ({ plan }: Campaign): string[] =>
  plan.kind === 'specialPrice'
    ? plan.prices.map(({ skuId }) => skuId)
    : plan.tiers.flatMap(({ effect }) =>
        effect.kind === 'gift' ? effect.gifts.map(({ skuId }) => skuId) : [],
      )

/** What a saved campaign does not hold of the goods it names. What can't be had is said in general words. */
export function useNames(campaign: Campaign | undefined): Names | undefined {
  const [names, setNames] = useState<Names>()
  useEffect(() => {
    if (!campaign) return
    let gone = false
    void readNames(campaign).then((read) => {
      if (!gone) setNames(read)
    })
    return () => {
      gone = true
    }
  }, [campaign])
  return names
}

async function readNames(campaign: Campaign): Promise<Names> {
  const skuIds = [...new Set(skuIdsOf(campaign))]
  const productIds = campaign.plan.kind === 'offer' ? campaign.plan.scope.productIds : []
  const [truths, products] = await Promise.all([
    skuIds.length > 0
      ? call('POST /api/workbench/campaigns/price-truths', {
          body: { skuIds, startsAt: campaign.startsAt },
        }).then(
          ({ items }) => items,
          () => [],
        )
      : [],
    Promise.all(
      productIds.slice(0, productsMost).map((id) =>
        call('GET /api/products/{id}', { params: { id } }).then(
          ({ name }) => [id, name] as const,
          () => [id, '已下架商品'] as const,
        ),
      ),
    ),
  ])
  const skus = new Map(truths.map((truth) => [truth.skuId, truth]))
  const productNames = new Map(products)
  return {
    skuOf: (skuId) => {
      const truth = skus.get(skuId)
      return {
        skuId,
        name: truth?.productName ?? '已下架商品',
        skuName: truth?.skuName ?? '',
        imageUrl: '',
        priceFen: truth?.priceFen ?? 0,
      }
    },
    productName: (id) => productNames.get(id) ?? `商品 ${id.slice(0, 4)}`,
  }
}
