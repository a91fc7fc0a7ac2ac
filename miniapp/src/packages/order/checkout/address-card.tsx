import type { Address } from '@yuxiang/shared/api/identity'
import { Icon } from '@/components/Icon'
import { SkeletonLines } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Link, Tap, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { maskedPhone } from '@/services/phone-text'
import './address-card.scss'

interface Props {
  /** undefined: on its way; null: there is none yet. */
  address: Address | null | undefined
  problem: unknown
  onRetry: () => void
}

/** Where it goes. Without an address it invites to add the first. */
export function AddressCard({ address, problem, onRetry }: Props) {
  if (address === undefined) {
    return problem ? (
      <Tap className="card address-card" onTap={onRetry}>
        <Icon name="alert" color="vermilion" />
        <View className="grow">收货地址没能取到，点这里重试</View>
      </Tap>
    ) : (
      <View className="card address-card" label="正在加载地址" role="status">
        <View className="grow">
          <SkeletonLines widths={[72, 44]} />
        </View>
      </View>
    )
  }
  if (address === null) {
    return (
      <Link
        className="card address-card address-card--none"
        to={pageUrl(pages.addressEdit, { select: 1 })}
        label="添加收货地址"
      >
        <View className="address-card__sign">
          <Icon name="place" size="lg" color="vermilion" />
        </View>
        <View className="grow">
          <View className="address-card__place">添加收货地址</View>
          <View className="address-card__person">填好地址，才能算出运费并下单</View>
        </View>
        <Icon name="next" size="sm" color="muted" />
      </Link>
    )
  }
  return (
    <Link className="card address-card" to={pageUrl(pages.addresses, { select: 1 })}>
      <View className="grow">
        <View className="row address-card__region">
          {address.isDefault ? <Tag tone="vermilion">默认</Tag> : null}
          <Text>{address.region}</Text>
        </View>
        <View className="address-card__place">{address.detail}</View>
        <View className="address-card__person">
          {address.name} <Text className="number">{maskedPhone(address.phone)}</Text>
        </View>
      </View>
      <Icon name="next" size="sm" color="muted" />
    </Link>
  )
}
