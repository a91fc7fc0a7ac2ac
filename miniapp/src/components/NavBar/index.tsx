import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import { goBack } from '@/services/navigation'
import './index.scss'

/** The bar at the top in the browser: back and title. The mini program has WeChat's own. */
export function NavBar({ title, back }: { title: string; back: boolean }) {
  return (
    <View className="nav-bar">
      {back ? (
        <Tap className="nav-bar__back" label="返回" onTap={goBack}>
          <Icon name="back" size="lg" />
        </Tap>
      ) : null}
      <View className="nav-bar__title lines-1" role="heading">
        {title}
      </View>
    </View>
  )
}
