import { useDidShow } from '@tarojs/taro'
import { policy } from '@yuxiang/shared/policy'
import { Cell } from '@/components/Cell'
import { Page } from '@/components/Page'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import { showCartBadge } from '@/services/tab-badge'
import { cartStore } from '@/store/cart'
import { useStore } from '@/store/create-store'
import { elderStore } from '@/store/elder'
import { useSession } from '@/store/session'
import { switchElder } from '@/store/switch-elder'
import { BelongingsCard } from './belongings-card'
import { Desks } from './desks'
import { MineHead } from './mine-head'
import { OrderWays } from './order-ways'
import { useBelongings } from './use-belongings'
import { useOrderCounts } from './use-order-counts'
import './index.scss'

/** 我的 */
export default function MinePage() {
  const session = useSession()
  const elder = useStore(elderStore)
  const orders = useOrderCounts(session?.user.id)
  const { belongings, ...own } = useBelongings(session?.user.id)
  const reload = () => Promise.all([orders.reload(), own.reload()])
  useDidShow(() => showCartBadge(cartStore.get()?.count ?? 0))
  return (
    <Page title="我的" tab="mine" nav="none" onRefresh={reload} className="mine">
      <MineHead userId={session?.user.id} />
      <OrderWays counts={orders.counts} />
      <BelongingsCard belongings={belongings} />
      {session?.user.roles.includes('union') ? (
        <View className="card mine__list">
          <Cell icon="people" title="工会工作台" hint="预算、名册、发放与集体采购" to={pages.office} />
        </View>
      ) : null}
      {session ? <Desks userId={session.user.id} roles={session.user.roles} /> : null}
      <View className="card mine__list">
        <Cell icon="coin" title="积分抢购" hint="用积分换好物，看看今天的场次" to={pages.flashSessions} />
        <Cell icon="broadcast" title="带货主播" hint="各区县在册的主播与产地直播基地" to={pages.streamers} />
        <Cell icon="star" title="我的评价" to={pages.myReviews} />
        <Cell
          icon="chat"
          title="消息"
          {...(belongings.unread
            ? { value: <Text className="mine__unread">{belongings.unread} 条未读</Text> }
            : {})}
          to={pages.messages}
        />
        <Cell icon="scales" title="投诉举报" hint="市场监管部门在法定期限内答复" to={pages.ownCases} />
        <Cell icon="place" title="收货地址" to={pages.addresses} />
        <Cell
          icon="letters"
          title="长辈版"
          hint="字更大，版面更简单"
          value={<Switch on={elder} label="长辈版" onChange={switchElder} />}
        />
        <Cell icon="settings" title="设置" to={pages.settings} />
      </View>
      <View className="card mine__list">
        <Cell icon="book" title="平台交易规则" to={pageUrl(pages.document, { name: 'rules' })} />
        <Cell icon="shop" title="商家入驻" hint="企业、合作社、家庭农场都可申请" to={pages.entry} />
        <Cell icon="leaf" title="什么是帮扶产品" to={pageUrl(pages.document, { name: 'about' })} />
      </View>
      <View className="card mine__promise">
        <View className="mine__promise-title">买得放心</View>
        <Assurance text={`下单后 ${policy.paymentTimeout.value} 分钟内付款，商品为您留着`} />
        <Assurance text={`收到货后 ${policy.returnPeriod.value} 天内可无理由退货，鲜活易腐商品除外`} />
        <Assurance text={`发货后 ${policy.automaticReceipt.value} 天自动确认收货，有问题请提前联系商家`} />
        <Assurance text="遇到消费纠纷，可在线投诉或拨打 12315" />
      </View>
    </Page>
  )
}

function Assurance({ text }: { text: string }) {
  return <View className="mine__promise-line">{text}</View>
}
