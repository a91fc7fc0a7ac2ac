import { Icon } from '@/components/Icon'
import { Link, View } from '@/elements'
import { useMe } from '@/hooks/use-me'
import { pages } from '@/services/navigation'
import { statusBarPx } from '@/services/status-bar'
import './mine-head.scss'

/** Who is here, or the way in. */
export function MineHead({ userId }: { userId: string | undefined }) {
  return (
    <View className="mine-head" style={{ paddingTop: `${statusBarPx() + 24}px` }}>
      {userId ? (
        <Person userId={userId} />
      ) : (
        <Link className="mine-head__person" to={pages.login}>
          <Avatar />
          <View className="grow">
            <View className="mine-head__name">登录 / 注册</View>
            <View className="mine-head__hint">登录后查看订单、同步购物车</View>
          </View>
          <Icon name="next" color="white" />
        </Link>
      )}
    </View>
  )
}

function Person({ userId }: { userId: string }) {
  const me = useMe(userId)
  return (
    <Link className="mine-head__person" to={pages.settings}>
      <Avatar />
      <View className="grow">
        <View className="mine-head__name lines-1">{me.data?.nickname ?? (me.problem ? '您好' : '…')}</View>
        <View className="mine-head__hint number">
          {me.data?.phoneMasked ?? (me.data ? '未绑定手机号' : '')}
        </View>
      </View>
      <Icon name="next" color="white" />
    </Link>
  )
}

function Avatar() {
  return (
    <View className="mine-head__avatar">
      <Icon name="mine" size="xl" color="vermilion" weight={1.5} />
    </View>
  )
}
