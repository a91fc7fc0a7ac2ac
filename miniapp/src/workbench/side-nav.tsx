import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import './side-nav.scss'

/** A part of a workbench and the way to it. */
export interface Way {
  key: string
  name: string
  icon: IconName
  to: string
  /** How many things wait there, and what a screen reader says of them. */
  waiting?: { count: number; words: string } | undefined
}

interface Props {
  /** For whom somebody works here. */
  whose: string
  ways: readonly Way[]
  current: string
}

/** A workbench's parts, beside the page on a wide screen; on a phone its first page leads to them. */
export function SideNav({ whose, ways, current }: Props) {
  return (
    <View className="side-nav" role="navigation" label="工作台">
      <View className="side-nav__brand">渝乡集</View>
      <View className="side-nav__whose">{whose}</View>
      {ways.map(({ key, name, icon, to, waiting }) => {
        const here = key === current
        const count = waiting?.count ?? 0
        return (
          <Link
            key={key}
            className={`side-nav__way ${here ? 'side-nav__way--here' : ''}`}
            to={to}
            label={waiting && count > 0 ? `${name}，${count} ${waiting.words}` : name}
          >
            <Icon name={icon} color={here ? 'vermilion' : 'muted'} />
            <Text className="grow">{name}</Text>
            {count > 0 ? <Text className="side-nav__count number">{count}</Text> : null}
          </Link>
        )
      })}
      <View className="side-nav__foot">
        <Link className="side-nav__way" to={pages.mine}>
          <Icon name="shop" color="muted" />
          <Text>返回商城</Text>
        </Link>
      </View>
    </View>
  )
}
