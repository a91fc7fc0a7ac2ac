import type { Allowance } from '@yuxiang/shared/api/union'
import { Icon } from '@/components/Icon'
import type { IconName } from '@/components/Icon/shapes'
import { Money } from '@/components/Money'
import { Link, Text, View } from '@/elements'
import { usableFen } from '@/services/allowances'
import { pages } from '@/services/navigation'
import { sumWords } from '../shared/allowance-words'
import './sum-card.scss'

const ways: { text: string; icon: IconName; to: string }[] = [
  { text: '额度明细', icon: 'order', to: pages.allowanceEntries },
  { text: '集体采购签收', icon: 'parcel', to: pages.distributions },
  { text: '我的工会', icon: 'people', to: pages.membership },
]

/** All that can be spent now, and the ways to what belongs to it. */
export function SumCard({ allowances }: { allowances: Allowance[] | undefined }) {
  return (
    <View className="card sum-card">
      <View className="sum-card__name">可用额度</View>
      {allowances ? (
        <Money fen={usableFen(allowances)} size="xl" tone="ink" />
      ) : (
        <View className="skeleton sum-card__wait" hidden />
      )}
      <View className="sum-card__words">{allowances ? sumWords(allowances) : '正在加载…'}</View>
      <View className="sum-card__ways">
        {ways.map(({ text, icon, to }) => (
          <Link key={text} className="sum-card__way" to={to}>
            <Icon name={icon} color="citrus" />
            <Text>{text}</Text>
          </Link>
        ))}
      </View>
    </View>
  )
}
