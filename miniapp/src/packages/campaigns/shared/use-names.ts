import type { Campaign, CouponBatch } from '@yuxiang/shared/api/campaigns'
import type { Audience, OfferScope } from '@yuxiang/shared/api/offer-terms'
import { useEffect, useState } from 'react'
import { call } from '@/services/api'
import type { PickedSku } from '@/workbench/sku-sheet'

export interface Names {
  skuOf: (skuId: string) => PickedSku
  nameOf: (id: string) => string
}

/** Things whose names are asked for; of more, the rest are said by number. */
const namedMost = 30

/** What a saved campaign or batch names by ids alone. */
interface Source {
  skuIds: string[]
  startsAt: string
  offer: { scope: OfferScope; audience: Audience } | undefined
}

function sourceOf(saved: Campaign | CouponBatch): Source {
  if (!('plan' in saved)) return { skuIds: [], startsAt: saved.claimFrom, offer: saved }
  const { plan, startsAt } = saved
  if (plan.kind === 'specialPrice')
    return { skuIds: plan.prices.map(({ skuId }) => skuId), startsAt, offer: undefined }
  const gifts = plan.tiers.flatMap(({ effect }) => (effect.kind === 'gift' ? effect.gifts : []))
  return { skuIds: [...new Set(gifts.map(({ skuId }) => skuId))], startsAt, offer: plan }
}

/** What a saved one does not hold of the things it names. What can't be had is said in general words. */
export function useNames(saved: Campaign | CouponBatch | undefined): Names | undefined {
  const [names, setNames] = useState<Names>()
  useEffect(() => {
    if (!saved) return
    let gone = false
    void readNames(sourceOf(saved)).then((read) => {
      if (!gone) setNames(read)
    })
    return () => {
      gone = true
    }
  }, [saved])
  return names
}

async function readNames({ skuIds, startsAt, offer }: Source): Promise<Names> {
  const [skus, names] = await Promise.all([readSkus(skuIds, startsAt), offer ? readNamed(offer) : []])
  const known = new Map(names)
  return {
    skuOf: (skuId) =>
      skus.get(skuId) ?? { skuId, name: '已下架商品', skuName: '', imageUrl: '', priceFen: 0 },
    nameOf: (id) => known.get(id) ?? `编号 ${id.slice(0, 4)}`,
  }
}

async function readSkus(skuIds: string[], startsAt: string): Promise<Map<string, PickedSku>> {
  if (skuIds.length === 0) return new Map()
  const { items } = await call('POST /api/workbench/campaigns/price-truths', {
    body: { skuIds, startsAt },
  }).catch(() => ({ items: [] }))
  return new Map(
    items.map(({ skuId, productName, skuName, priceFen }) => [
      skuId,
      { skuId, name: productName, skuName, imageUrl: '', priceFen },
    ]),
  )
}

type Pair = readonly [id: string, name: string]

const named = (ids: readonly string[], gone: string, read: (id: string) => Promise<{ name: string }>) =>
  ids.slice(0, namedMost).map((id) =>
    read(id).then(
      ({ name }): Pair => [id, name],
      (): Pair => [id, gone],
    ),
  )

async function readNamed({ scope, audience }: NonNullable<Source['offer']>): Promise<Pair[]> {
  const unionIds = audience.kind === 'unionMembers' ? audience.unionIds : []
  const unions =
    unionIds.length > 0
      ? call('GET /api/workbench/unions', { query: { ids: unionIds.join(','), pageSize: 50 } }).then(
          ({ items }) => items.map(({ id, name }): Pair => [id, name]),
          (): Pair[] => [],
        )
      : []
  const others = await Promise.all([
    ...named(scope.productIds, '已下架商品', (id) => call('GET /api/products/{id}', { params: { id } })),
    ...named(scope.merchantIds, '已退出的店铺', (id) => call('GET /api/merchants/{id}', { params: { id } })),
    ...named(scope.venueIds, '已撤销的场馆', (id) => call('GET /api/venues/{id}', { params: { id } })),
  ])
  return [...others, ...(await unions)]
}
