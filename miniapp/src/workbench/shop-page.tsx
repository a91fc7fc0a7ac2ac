import { type ReactNode, useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage, type DeskProps } from '@/workbench/desk-page'

/** Who works here, and for which shop the page is. */
export interface AtShop {
  userId: string
  shop: { id: string; name: string }
}

interface Props extends Omit<DeskProps<'merchant'>, 'desk' | 'children' | 'actions'> {
  self: string
  actions?: (at: AtShop) => ReactNode
  children: (at: AtShop) => ReactNode
}

/** A page of one shop's desk; who works for several chooses among them. */
export function ShopPage({ self, ...page }: Props) {
  return (
    <DeskGate desk="merchant" title={page.title} self={self}>
      {(userId) => <OfShop {...page} userId={userId} />}
    </DeskGate>
  )
}

function OfShop({ userId, actions, children, ...page }: Omit<Props, 'self'> & { userId: string }) {
  const [chosen, setChosen] = useState<string>()
  const answer = useAnswer(ownName(userId, 'bench-shops'), () => call('GET /api/workbench/shops'))
  const shops = answer.data?.items ?? []
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0]
  const at = shop && { userId, shop }
  return (
    <DeskPage desk="merchant" {...page} actions={at && actions?.(at)}>
      {shops.length > 1 && shop ? (
        <View className="bench__filters">
          <Chips
            label="哪家店铺"
            options={shops.map(({ id, name }) => ({ key: id, name }))}
            chosen={[shop.id]}
            onTap={setChosen}
          />
        </View>
      ) : null}
      {at ? (
        <View key={at.shop.id}>{children(at)}</View>
      ) : answer.data ? (
        <Empty icon="shop" title="您还不是任何店铺的员工" hint="请店铺负责人把您加为员工后再来" />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </DeskPage>
  )
}
