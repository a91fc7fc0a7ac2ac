import type { Address } from '@yuxiang/shared/api/identity'
import { Check } from '@/components/Check'
import { Tag } from '@/components/Tag'
import { Tap, Text, View } from '@/elements'
import './address-row.scss'

interface Props {
  address: Address
  /** Given when one is to be picked. */
  picked?: boolean
  onPick?: () => void
  onEdit: () => void
  onRemove: () => void
  onDefault: () => void
}

/** One address and what may be done with it. */
export function AddressRow({ address, picked = false, onPick, onEdit, onRemove, onDefault }: Props) {
  return (
    <View
      className={`card address-row ${picked ? 'address-row--picked' : ''}`}
      role="group"
      label={`${address.name}，${address.detail}`}
    >
      <View className="row">
        {onPick ? <Check on={picked} label={`选择 ${address.detail}`} onTap={onPick} /> : null}
        <Tap className="grow address-row__words" onTap={onPick ?? onEdit}>
          <View className="address-row__person">
            <Text className="address-row__name">{address.name}</Text>
            <Text className="number">{address.phone}</Text>
            {address.isDefault ? <Tag tone="vermilion">默认</Tag> : null}
          </View>
          <View className="address-row__place">
            {address.region} {address.detail}
          </View>
        </Tap>
      </View>
      <View className="address-row__acts">
        {address.isDefault ? (
          <View className="grow" />
        ) : (
          <Tap className="grow address-row__act" onTap={onDefault}>
            设为默认
          </Tap>
        )}
        <Tap className="address-row__act" label={`编辑 ${address.detail}`} onTap={onEdit}>
          编辑
        </Tap>
        <Tap className="address-row__act" label={`删除 ${address.detail}`} onTap={onRemove}>
          删除
        </Tap>
      </View>
    </View>
  )
}
