import { Icon } from '@/components/Icon'
import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { cartStore } from '@/store/cart'
import { useStore } from '@/store/create-store'
import './index.scss'

export type TabName = 'home' | 'category' | 'cart' | 'mine'

const tabs = [
  { name: 'home', text: '首页' },
  { name: 'category', text: '分类' },
  { name: 'cart', text: '购物车' },
  { name: 'mine', text: '我的' },
] as const

/** The four tabs in the browser; the mini program has WeChat's own bar. */
export function TabBar({ current }: { current: TabName }) {
  const count = useStore(cartStore)?.count ?? 0
  return (
    <View className="foot-bar tab-bar" role="navigation" label="主导航">
      {tabs.map((tab) => (
        <Link
          key={tab.name}
          className={`tab-bar__tab ${tab.name === current ? 'tab-bar__tab--on' : ''}`}
          to={pages[tab.name]}
          label={tab.name === 'cart' && count > 0 ? `${tab.text}，${count} 件商品` : tab.text}
        >
          <Text className="tab-bar__text">{tab.text}</Text>
          <View className="tab-bar__icon">
            <Icon
              name={tab.name}
              size="lg"
              color={tab.name === current ? 'vermilion' : 'muted'}
              weight={tab.name === current ? 2.3 : 1.7}
            />
            {tab.name === 'cart' && count > 0 ? (
              <Text className="tab-bar__badge number">{count > 99 ? '99+' : count}</Text>
            ) : null}
          </View>
        </Link>
      ))}
    </View>
  )
}
