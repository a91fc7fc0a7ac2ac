import { useRouter } from '@tarojs/taro'
import { type ReactNode, useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'

export interface ShopAt {
  userId: string
  id: string
  isOwner: boolean
}

interface Props {
  title: string
  self: string
  below?: boolean
  children: (at: ShopAt) => ReactNode
}

/** A page about the record of one shop of those somebody acts for; who acts for several picks one. */
export function OwnShops({ title, self, below = false, children }: Props) {
  return (
    <DeskGate desk="merchant" title={title} self={self}>
      {(userId) => (
        <DeskPage desk="merchant" section="credit" title={title} below={below}>
          <Shops userId={userId}>{children}</Shops>
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Shops({ userId, children }: { userId: string; children: Props['children'] }) {
  const asked = useRouter().params.id
  const [picked, setPicked] = useState(asked)
  const { data, problem, reload } = useAnswer(ownName(userId, 'own-shops'), () =>
    call('GET /api/merchant/shops'),
  )
  if (!data) {
    return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={4} />
  }
  const here = data.items.find(({ id }) => id === picked) ?? data.items[0]
  if (!here) {
    return (
      <Empty icon="shop" title="您还不在任何店铺" action="商家入驻" onAction={() => openPage(pages.entry)} />
    )
  }
  return (
    <>
      {data.items.length > 1 ? (
        <Chips
          label="哪家店铺"
          options={data.items.map(({ id, name }) => ({ key: id, name }))}
          chosen={[here.id]}
          onTap={setPicked}
        />
      ) : null}
      {children({ userId, id: here.id, isOwner: here.role === 'owner' })}
    </>
  )
}
