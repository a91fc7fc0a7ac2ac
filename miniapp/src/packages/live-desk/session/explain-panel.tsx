import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { LiveState } from '@/components/LiveState'
import { Money } from '@/components/Money'
import { Picture } from '@/components/Picture'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { smallPicture } from '@/services/pictures'
import { Panel } from '@/workbench/figures'

type Product = DeskLiveSession['products'][number]

/** The session's products; while it is on, which one the host speaks of is set with one tap. */
export function ExplainPanel({ session, onDone }: { session: DeskLiveSession; onDone: () => Promise<void> }) {
  const { id, state, products } = session
  const [busy, setBusy] = useState<string>()
  const explain = async (productId: string, explaining: boolean) => {
    setBusy(productId)
    try {
      const body = { productId: explaining ? null : productId }
      await call('PUT /api/workbench/live/sessions/{id}/explained', { params: { id }, body })
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setBusy(undefined)
  }
  return (
    <Panel title={state === 'live' ? '商品与讲解' : '商品'}>
      {state === 'live' ? (
        <View className="panel__hint">讲到哪件点哪件：商品页会显示“正在直播讲解”，带买家进直播间。</View>
      ) : null}
      {products.length === 0 ? <View className="panel__hint">还没有选商品。</View> : null}
      <View role="list" label="本场商品">
        {products.map((product) => (
          <View key={product.id} className="live-explain" role="listitem">
            <Words product={product} />
            {state === 'live' && product.forSale ? (
              <Button
                size="fit"
                tone={product.explaining ? 'plain' : 'line'}
                loading={busy === product.id}
                disabled={busy !== undefined}
                label={`${product.explaining ? '讲完了' : '讲这件'}：${product.name}`}
                onTap={() => void explain(product.id, product.explaining)}
              >
                {product.explaining ? '讲完了' : '讲这件'}
              </Button>
            ) : null}
          </View>
        ))}
      </View>
    </Panel>
  )
}

function Words({ product }: { product: Product }) {
  const { name, imageUrl, priceFen, stock, forSale, explaining } = product
  return (
    <>
      <View className="live-explain__picture">
        <Picture src={smallPicture(imageUrl)} alt="" ratio={100} />
      </View>
      <View className="grow live-explain__words">
        {explaining ? (
          <View>
            <LiveState on>正在讲解</LiveState>
          </View>
        ) : null}
        <View className="lines-2">{name}</View>
        {forSale && priceFen !== null ? (
          <View className="row live-explain__facts">
            <Money fen={priceFen} size="sm" tone="ink" suffix="起" />
            <Text className="panel__hint number">在售 {stock} 件</Text>
          </View>
        ) : (
          <View>
            <Tag tone="vermilion">已不在售，买家看不到</Tag>
          </View>
        )}
      </View>
    </>
  )
}
