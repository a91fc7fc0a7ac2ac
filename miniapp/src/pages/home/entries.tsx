import certified from '@/assets/entries/certified.png'
import county from '@/assets/entries/county.png'
import coupons from '@/assets/entries/coupons.png'
import cured from '@/assets/entries/cured.png'
import fresh from '@/assets/entries/fresh.png'
import fruit from '@/assets/entries/fruit.png'
import grain from '@/assets/entries/grain.png'
import popular from '@/assets/entries/popular.png'
import promotions from '@/assets/entries/promotions.png'
import tea from '@/assets/entries/tea.png'
import { Link, Photo, Tap, Text, View } from '@/elements'
import { pages, pageUrl } from '@/services/navigation'
import './entries.scss'

/** Categories are named by the keys of the category tree. */
const entries = [
  { text: '满减专区', picture: promotions, to: pages.zone },
  { text: '领券中心', picture: coupons, to: pages.coupons },
  { text: '帮扶专区', picture: certified, to: pageUrl(pages.search, { certified: 'true' }) },
  { text: '区县特产', picture: county, to: null },
  {
    text: '新鲜水果',
    picture: fruit,
    to: pageUrl(pages.search, { category: 'fruit', categoryName: '新鲜水果' }),
  },
  {
    text: '腊味肉禽',
    picture: cured,
    to: pageUrl(pages.search, { category: 'meat', categoryName: '腊味肉禽' }),
  },
  {
    text: '粮油调味',
    picture: grain,
    to: pageUrl(pages.search, { category: 'staple', categoryName: '粮油调味' }),
  },
  { text: '茶叶', picture: tea, to: pageUrl(pages.search, { category: 'tea', categoryName: '茶叶' }) },
  { text: '新品上架', picture: fresh, to: pageUrl(pages.search, { sort: 'newest' }) },
  { text: '热销好物', picture: popular, to: pageUrl(pages.search, { sort: 'sales' }) },
]

/** The ways into the shop. */
export function Entries({ onCounties }: { onCounties: () => void }) {
  return (
    <View className="card entries">
      {entries.map((entry) => {
        const content = (
          <>
            <Photo className="entries__picture" src={entry.picture} alt="" eager />
            <Text className="entries__text">{entry.text}</Text>
          </>
        )
        return entry.to ? (
          <Link key={entry.text} className="entries__entry" to={entry.to}>
            {content}
          </Link>
        ) : (
          <Tap key={entry.text} className="entries__entry" onTap={onCounties}>
            {content}
          </Tap>
        )
      })}
    </View>
  )
}
