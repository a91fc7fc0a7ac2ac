import type { CartItem } from '@yuxiang/shared/api/cart'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { SkeletonRows } from '@/components/Skeleton'
import { Tap, View } from '@/elements'
import { confirmAct } from '@/services/feedback'
import { openPage, pages } from '@/services/navigation'
import { startCheckout } from '@/store/checkout'
import { useStore } from '@/store/create-store'
import { useSession } from '@/store/session'
import { CartBar } from './cart-bar'
import { CartGroup } from './cart-group'
import { InvalidItems } from './invalid-items'
import { Offers } from './offers'
import { offersHere } from './offers-here'
import { SavedSheet } from './saved-sheet'
import { leftOutStore } from './selection'
import { useCartPage } from './use-cart-page'
import { useQuote } from './use-quote'
import './index.scss'

const isGone = (item: CartItem) => item.refusal !== null && item.refusal !== 'short'

/** 购物车 */
export default function CartPage() {
  const page = useCartPage()
  const session = useSession()
  const leftOut = useStore(leftOutStore)
  const [managing, setManaging] = useState(false)
  const groups = (page.cart?.groups ?? [])
    .map((group) => ({ ...group, items: group.items.filter((item) => !isGone(item)) }))
    .filter((group) => group.items.length > 0)
  const items = groups.flatMap((group) => group.items)
  const gone = (page.cart?.groups ?? []).flatMap((group) => group.items.filter(isGone))
  const chosen = items.filter((item) => !leftOut.includes(item.skuId))
  const buying = chosen
    .filter((item) => page.quantityOf(item) <= item.stock)
    .map((item) => ({ skuId: item.skuId, quantity: page.quantityOf(item) }))
  const quoted = useQuote(buying)
  const { quote } = quoted
  const [askingSum, setAskingSum] = useState(false)
  const here = groups.map((group) => group.merchant.id)
  const platform = offersHere(quote, null, here)
  const platformOffers = platform.standing.length + platform.hints.length + platform.gifts.length

  const removeChosen = async () => {
    if (!(await confirmAct('删除商品', `确定删除选中的 ${chosen.length} 种商品？`, '删除'))) return
    await page.remove(chosen.map((item) => item.skuId))
    setManaging(false)
  }
  const empty = items.length === 0 && gone.length === 0
  const bar = (
    <CartBar
      items={items}
      chosen={chosen}
      quantityOf={page.quantityOf}
      quoted={quoted}
      managing={managing}
      onRemove={() => void removeChosen()}
      onCheckout={() => startCheckout(buying)}
      onAskSum={() => setAskingSum(true)}
    />
  )
  return (
    <Page title="购物车" tab="cart" onRefresh={page.reload} footBar={items.length > 0 ? bar : undefined}>
      {session || empty ? null : (
        <View className="cart-login">
          <View className="grow">登录后可同步购物车、计算运费</View>
          <Button size="small" tone="line" onTap={() => openPage(pages.login)}>
            登录
          </Button>
        </View>
      )}
      {items.length > 0 ? (
        <View className="row cart-head">
          <View className="grow muted">共 {items.length} 种商品</View>
          <Tap className="cart-head__manage" onTap={() => setManaging(!managing)}>
            {managing ? '完成' : '管理'}
          </Tap>
        </View>
      ) : null}
      {quoted.refusal ? <Note tone="warm">{quoted.refusal}</Note> : null}
      {platformOffers > 0 ? (
        <View className="card cart-platform" role="group" label="平台优惠">
          <Offers offers={platform} />
        </View>
      ) : null}
      {groups.map((group) => (
        <CartGroup
          key={group.merchant.id}
          group={group}
          page={page}
          offers={offersHere(quote, group.merchant.id, here)}
          missingFen={
            quote?.orders.find((order) => order.merchantId === group.merchant.id)?.missingForFreeFreightFen
          }
        />
      ))}
      {askingSum && quote ? <SavedSheet quote={quote} onClose={() => setAskingSum(false)} /> : null}
      {gone.length > 0 ? <InvalidItems items={gone} onRemove={page.remove} /> : null}
      {empty ? (
        page.problem ? (
          <Failure problem={page.problem} onRetry={() => void page.reload()} />
        ) : page.loading && page.cart === null ? (
          <SkeletonRows />
        ) : (
          <Empty
            icon="cart"
            title="购物车还是空的"
            hint="把喜欢的帮扶好物放进来吧"
            action="去逛逛"
            onAction={() => openPage(pages.home)}
          />
        )
      ) : null}
    </Page>
  )
}
