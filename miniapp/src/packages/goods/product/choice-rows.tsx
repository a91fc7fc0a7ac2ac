import type { ProductDetail } from '@yuxiang/shared/api/catalog'
import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Link, Tap, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { useSession } from '@/store/session'
import { freightSentence } from './freight-sentence'
import { useDefaultAddress } from './use-default-address'
import './choice-rows.scss'

interface Props {
  product: ProductDetail
  sku: ProductDetail['skus'][number] | undefined
  quantity: number
  onChoose: () => void
}

/** What was chosen, where it goes and what that costs, and what the shop promises. */
export function ChoiceRows({ product, sku, quantity, onChoose }: Props) {
  const session = useSession()
  const address = useDefaultAddress()
  const freight = freightSentence(product, sku, quantity, address?.regionCode ?? null)
  const promises = [...product.servicePromises]
  if (product.fresh && !promises.some((promise) => promise.includes('无理由')))
    promises.push('鲜活商品不支持 7 天无理由')
  return (
    <View className="card choice-rows">
      <Tap className="choice-rows__row" onTap={onChoose}>
        <Row name={sku ? '已选' : '规格'} next>
          {sku ? `${sku.name}，${quantity} 件` : `请选择规格（${product.skus.length} 种）`}
        </Row>
      </Tap>
      <Link className="choice-rows__row" to={session ? pages.addresses : pages.login}>
        <Row name="送至" next>
          <View className="lines-1">
            {address
              ? `${address.region} ${address.detail}`
              : session
                ? '添加收货地址'
                : '登录后选择收货地址'}
          </View>
          <View className={`choice-rows__freight ${freight.deliverable ? '' : 'choice-rows__freight--not'}`}>
            {freight.text}
          </View>
        </Row>
      </Link>
      <View className="choice-rows__row">
        <Row name="保障">{promises.join(' · ')}</Row>
      </View>
    </View>
  )
}

function Row({ name, next = false, children }: { name: string; next?: boolean; children: ReactNode }) {
  return (
    <>
      <Text className="choice-rows__name">{name}</Text>
      <View className="grow">{children}</View>
      {next ? <Icon name="next" size="sm" color="muted" /> : null}
    </>
  )
}
