import type { Membership } from '@yuxiang/shared/api/union'
import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import './invitation.scss'

/** A union has this person on its roster, who has not joined yet. */
export function Invitation({ membership }: { membership: Membership }) {
  return (
    <Link className="card invitation" to={pages.membership}>
      <Icon name="people" size="lg" color="vermilion" />
      <View className="grow">
        <View className="invitation__title">{membership.unionName}邀请您加入</View>
        <View className="invitation__hint">名册里有您的手机号，加入后就能使用工会额度</View>
      </View>
      <Text className="invitation__go">去加入</Text>
      <Icon name="next" size="sm" color="vermilion" />
    </Link>
  )
}
