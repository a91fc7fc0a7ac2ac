import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import './agenda.scss'
import { periodText } from './china-moment'
import type { Planned } from './month-grid'

/** A month as a list, in the order in which things begin: what a phone shows. */
export function Agenda({ label, items }: { label: string; items: readonly Planned[] }) {
  const sorted = [...items].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))
  return (
    <View className="card agenda" role="list" label={label}>
      {sorted.map(({ id, to, name, mark, flag, facts, startsAt, endsAt }) => (
        <View key={id} role="listitem">
          <Link className="agenda__one" to={to}>
            <View className={`agenda__edge agenda__edge--${mark.tone}`} hidden />
            <View className="grow">
              <View className="agenda__line">
                <Text className="agenda__name">{name}</Text>
                <Tag tone={mark.tone}>{mark.text}</Tag>
                {flag ? <Tag tone="vermilion">{flag}</Tag> : null}
              </View>
              <View className="panel__hint number">{periodText(startsAt, endsAt)}</View>
              <View className="panel__hint">{facts.join(' · ')}</View>
            </View>
          </Link>
        </View>
      ))}
    </View>
  )
}
