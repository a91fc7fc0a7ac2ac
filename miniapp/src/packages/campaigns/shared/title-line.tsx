import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import type { Tone } from './campaign-words'
import './title-line.scss'

interface Props {
  to: string
  name: string
  mark: { text: string; tone: Tone }
  hint: string
}

/** The name of a row, what it is doing now and its tag. */
export function TitleLine({ to, name, mark, hint }: Props) {
  return (
    <Link className="title-line" to={to}>
      <View className="title-line__name">
        <Text>{name}</Text>
        <Tag tone={mark.tone}>{mark.text}</Tag>
      </View>
      <View className="panel__hint title-line__hint">{hint}</View>
    </Link>
  )
}
