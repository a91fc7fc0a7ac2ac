import { Text } from '@/elements'
import './index.scss'

/** A short mark. Green certifies, citrus is for points and festivals, vermilion sells. */
export function Tag({
  children,
  tone = 'green',
}: {
  children: string
  tone?: 'green' | 'citrus' | 'vermilion' | 'plain'
}) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>
}
