import { iconSvg } from '@/components/Icon/shapes'
import { Tap, Text, View } from '@/elements'
import './index.scss'

const all = [1, 2, 3, 4, 5] as const
const urlOf = (on: boolean) => {
  const svg = on ? iconSvg('star', '#f39a1e', 1.8, '#f39a1e') : iconSvg('star', '#c9bdab', 1.8, '#f3ede3')
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`
}
const [full, empty] = [urlOf(true), urlOf(false)]

/** How many of five stars; of an average the last one is filled in part. */
export function Stars({ value, size = 'sm' }: { value: number; size?: 'sm' | 'md' }) {
  return (
    <View className={`stars stars--${size}`} role="img" label={`${value} 星，满分 5 星`}>
      <Row image={empty} />
      <View className="stars__fill" style={{ width: `${value * 20}%` }}>
        <Row image={full} />
      </View>
    </View>
  )
}

function Row({ image }: { image: string }) {
  return (
    <View className="stars__row">
      {all.map((star) => (
        <View key={star} className="stars__star" style={{ backgroundImage: image }} />
      ))}
    </View>
  )
}

/** What each number of stars says. */
export const starWords = ['', '非常差', '差', '一般', '好', '非常好'] as const

/** Five stars to tap, with what they say. */
export function StarPicker({ value, onPick }: { value: number; onPick: (stars: number) => void }) {
  return (
    <View className="star-picker" role="group" label="评分">
      {all.map((star) => (
        <Tap
          key={star}
          className="star-picker__star"
          role="radio"
          checked={star === value}
          label={`${star} 星，${starWords[star]}`}
          onTap={() => onPick(star)}
        >
          <View className="star-picker__shape" style={{ backgroundImage: star <= value ? full : empty }} />
        </Tap>
      ))}
      <Text className="star-picker__word">{starWords[value] ?? ''}</Text>
    </View>
  )
}
