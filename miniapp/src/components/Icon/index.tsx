import { View } from '@/elements'
import { type IconName, iconSvg } from './shapes'
import './index.scss'

const colors = {
  ink: '#2b2622',
  muted: '#6f665c',
  white: '#ffffff',
  vermilion: '#d4382c',
  green: '#3e7d4b',
  citrus: '#8a5200',
} as const

interface Props {
  name: IconName
  color?: keyof typeof colors
  size?: 'sm' | 'md' | 'lg' | 'xl'
  /** Line width on the 24 grid. */
  weight?: number
  className?: string
}

/** A line icon: decoration beside words or inside a labelled control, so screen readers skip it. */
export function Icon({ name, color = 'ink', size = 'md', weight = 1.8, className = '' }: Props) {
  const svg = encodeURIComponent(iconSvg(name, colors[color], weight))
  return (
    <View
      className={`icon icon--${size} ${className}`}
      style={{ backgroundImage: `url("data:image/svg+xml,${svg}")` }}
      hidden
    />
  )
}
