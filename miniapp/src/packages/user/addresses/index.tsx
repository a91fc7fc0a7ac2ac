import { useDidShow, useRouter } from '@tarojs/taro'
import type { Address } from '@yuxiang/shared/api/identity'
import { useRef } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl, selectTarget } from '@/services/navigation'
import { useStore } from '@/store/create-store'
import { deliveryAddressStore } from '@/store/delivery-address'
import { useSession } from '@/store/session'
import { AddressRow } from './address-row'
import './index.scss'

/** 收货地址: to keep, or (`select=…`) to pick one for the checkout or for what was won. */
export default function AddressesPage() {
  const session = useSession()
  return session ? <Shown userId={session.user.id} /> : <SignInPrompt title="收货地址" />
}

function Shown({ userId }: { userId: string }) {
  const { params } = useRouter()
  const target = selectTarget(params.select)
  const selecting = target !== undefined
  const picked = useStore(deliveryAddressStore)
  const addresses = useAnswer(ownName(userId, 'addresses'), () => call('GET /api/addresses'))
  const first = useRef(true)
  useDidShow(() => {
    if (first.current) first.current = false
    else void addresses.reload()
  })
  const items = addresses.data?.items
  const chosen =
    items?.find((item) => item.id === picked) ?? items?.find((item) => item.isDefault) ?? items?.[0]

  const pick = (address: Address) => {
    deliveryAddressStore.set(address.id)
    if (target) backToPage(target)
  }
  const change = async (act: () => Promise<unknown>, done: string) => {
    try {
      await act()
      toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await addresses.reload()
  }
  const remove = async (address: Address) => {
    if (!(await confirmAct('删除地址', `确定删除“${address.detail}”？`, '删除'))) return
    await change(() => call('DELETE /api/addresses/{id}', { params: { id: address.id } }), '已删除')
  }
  const makeDefault = (address: Address) =>
    change(
      () => call('PATCH /api/addresses/{id}', { params: { id: address.id }, body: { isDefault: true } }),
      '已设为默认',
    )
  const edit = (id?: string) =>
    openPage(pageUrl(pages.addressEdit, { id, select: selecting && !id ? params.select : undefined }))
  const bar = (
    <View className="addresses__bar">
      <Button onTap={() => edit()}>新增收货地址</Button>
    </View>
  )
  return (
    <Page
      title={selecting ? '选择收货地址' : '收货地址'}
      onRefresh={addresses.reload}
      footBar={items && items.length > 0 ? bar : undefined}
      className="addresses"
    >
      {items?.map((address) => (
        <AddressRow
          key={address.id}
          address={address}
          {...(selecting ? { picked: address.id === chosen?.id, onPick: () => pick(address) } : {})}
          onEdit={() => edit(address.id)}
          onRemove={() => void remove(address)}
          onDefault={() => void makeDefault(address)}
        />
      ))}
      {items ? (
        items.length === 0 ? (
          <Empty
            icon="place"
            title="还没有收货地址"
            hint="粘贴一段地址文字，就能自动识别填好"
            action="新增收货地址"
            onAction={() => edit()}
          />
        ) : null
      ) : addresses.problem ? (
        <Failure problem={addresses.problem} onRetry={() => void addresses.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </Page>
  )
}
