import type { UnionView } from '@yuxiang/shared/api/union-office'
import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { type SectionKey, sections } from './sections'
import './side-nav.scss'

/** The workbench's parts, beside the page on a wide screen; on a phone the overview leads to them. */
export function SideNav({ current, union }: { current: SectionKey; union: UnionView | undefined }) {
  return (
    <View className="side-nav" role="navigation" label="工作台">
      <View className="side-nav__brand">渝乡集</View>
      <View className="side-nav__union">{union?.name ?? '工会工作台'}</View>
      {sections.map(({ key, name, icon, to }) => {
        const here = key === current
        const waiting = key === 'roster' ? (union?.joinRequests ?? 0) : 0
        return (
          <Link
            key={key}
            className={`side-nav__way ${here ? 'side-nav__way--here' : ''}`}
            to={to}
            label={waiting > 0 ? `${name}，${waiting} 人申请加入` : name}
          >
            <Icon name={icon} color={here ? 'vermilion' : 'muted'} />
            <Text className="grow">{name}</Text>
            {waiting > 0 ? <Text className="side-nav__count number">{waiting}</Text> : null}
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
