import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import './rules-card.scss'

/** How points are earned and spent, folded until asked for. */
export function RulesCard({ rules }: { rules: string[] }) {
  const [open, setOpen] = useState(false)
  return (
    <View className="card rules-card">
      <Tap className="rules-card__head" onTap={() => setOpen(!open)}>
        <Text className="grow section-title">积分规则</Text>
        <Text className="muted">{open ? '收起' : '怎么得、怎么用'}</Text>
        <Icon name={open ? 'up' : 'down'} size="sm" color="muted" />
      </Tap>
      {open
        ? rules.map((rule) => (
            <View key={rule} className="rules-card__rule">
              {rule}
            </View>
          ))
        : null}
    </View>
  )
}
