import { Link, Text, View } from '@/elements'
import { pages } from '@/services/navigation'
import { statusBarPx } from '@/services/status-bar'
import './home-head.scss'

/** The vermilion head that fades into the paper: name and search. */
export function HomeHead({ hotWords }: { hotWords: string[] }) {
  const hint = hotWords.slice(0, 2).join(' / ') || '帮扶好物'
  const top = statusBarPx()
  return (
    <View className="home-head" style={{ paddingTop: `${top + 10}px` }}>
      <View className="home-head__ground" hidden />
      <View className={`home-head__line ${top > 0 ? 'home-head__line--capsule' : ''}`}>
        <View className="home-head__name" role="heading">
          渝乡集
        </View>
        <Link className="home-head__search" to={pages.search} label={`搜 ${hint}，搜索商品`}>
          <Text className="home-head__hint lines-1">搜 {hint}</Text>
          <Text className="home-head__go">搜索</Text>
        </Link>
      </View>
    </View>
  )
}
