import { useRouter } from '@tarojs/taro'
import type { OwnShop } from '@yuxiang/shared/api/merchants'
import { covers, type Duty, type StaffRole, staffRoleNames } from '@yuxiang/shared/merchants/duties'
import { type ReactNode, useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import './shop-page.scss'

export interface ShopHere {
  userId: string
  shop: OwnShop
  reload: () => Promise<void>
  may: (duty: Duty) => boolean
}

interface Props {
  section: 'shop' | 'licences' | 'staff'
  title: string
  self: string
  below?: boolean
  children: (here: ShopHere) => ReactNode
}

/** A page about one shop of those somebody acts for; who acts for several picks one. */
export function ShopPage({ section, title, self, below = false, children }: Props) {
  return (
    <DeskGate desk="merchant" title={title} self={self}>
      {(userId) => (
        <DeskPage desk="merchant" section={section} title={title} below={below}>
          <Shops userId={userId}>{children}</Shops>
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Shops({ userId, children }: { userId: string; children: Props['children'] }) {
  const asked = useRouter().params.id
  const [picked, setPicked] = useState(asked)
  const shops = useAnswer(ownName(userId, 'own-shops'), () => call('GET /api/merchant/shops'))
  const items = shops.data?.items
  const here = items?.find(({ id }) => id === picked) ?? items?.[0]
  if (!items) {
    return shops.problem ? (
      <Failure problem={shops.problem} onRetry={() => void shops.reload()} />
    ) : (
      <SkeletonRows count={4} />
    )
  }
  if (!here) {
    return (
      <Empty
        icon="shop"
        title="您还不在任何店铺"
        hint="申请入驻，或请店主用您的手机号邀请"
        action="商家入驻"
        onAction={() => openPage(pages.entry)}
      />
    )
  }
  return (
    <>
      {items.length > 1 ? (
        <View className="shop-page__chips">
          <Chips
            label="哪家店铺"
            options={items.map(({ id, name }) => ({ key: id, name }))}
            chosen={[here.id]}
            onTap={setPicked}
          />
        </View>
      ) : null}
      <One key={here.id} userId={userId} id={here.id}>
        {children}
      </One>
    </>
  )
}

function One({ userId, id, children }: { userId: string; id: string; children: Props['children'] }) {
  const answer = useAnswer(ownName(userId, `own-shop-${id}`), () =>
    call('GET /api/merchant/shops/{id}', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  const { data, problem, reload } = answer
  if (!data) {
    return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={4} />
  }
  return (
    <>
      {data.saleStop === null ? null : (
        <View className="shop-page__stop">
          <Note tone="wrong">
            {data.saleStop === 'suspended'
              ? `店铺已被暂停，商品停售。原因：${data.suspendedReason ?? ''}`
              : '必备证照已过期，商品停售。请上传延续后的证照，区县核对后恢复。'}
          </Note>
        </View>
      )}
      {children({ userId, shop: data, reload, may: (duty) => covers(data.role, duty) })}
    </>
  )
}

/** Says who may do what somebody's role does not cover. */
export function NotYours({ role, who }: { role: StaffRole; who: StaffRole }) {
  return (
    <View className="panel__hint">
      您的角色是{staffRoleNames[role]}；这里由{staffRoleNames[who]}
      {who === 'owner' ? '' : '或店主'}修改。
    </View>
  )
}
