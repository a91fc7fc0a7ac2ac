import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import './pick-row.scss'

interface Props {
  name: string
  hint: string
  on: boolean
  picture?: ReactNode
  aside?: ReactNode
  onTap: () => void
}

/** One of many to be ticked. */
export function PickRow({ name, hint, on, picture, aside, onTap }: Props) {
  return (
    <Tap className="pick-row" role="checkbox" checked={on} label={`${name}，${hint}`} onTap={onTap}>
      {picture ? <View className="pick-row__picture">{picture}</View> : null}
      <View className="grow">
        <View className="pick-row__name lines-1">{name}</View>
        <View className="pick-row__hint">{hint}</View>
      </View>
      {aside}
      <View className={`pick-row__check ${on ? 'pick-row__check--on' : ''}`}>
        {on ? <Icon name="check" size="sm" color="white" weight={3} /> : null}
      </View>
    </Tap>
  )
}
