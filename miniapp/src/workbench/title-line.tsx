import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import './title-line.scss'

export interface Mark {
  text: string
  tone: 'green' | 'citrus' | 'vermilion' | 'plain'
}

interface Props {
  to: string
  name: string
  mark: Mark
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
