import type { ReactNode } from 'react'
import { Money } from '@/components/Money'
import { View } from '@/elements'
import './figures.scss'

export interface Figure {
  name: string
  /** In fen; a count has `text` instead. */
  fen?: number
  text?: string
  hint?: string | undefined
  /** Wants looking at. */
  warm?: boolean
}

/** Figures beside each other, each a card. */
export function Figures({ label, figures }: { label: string; figures: readonly Figure[] }) {
  return (
    <View className="figures" role="list" label={label}>
      {figures.map(({ name, fen, text, hint, warm }) => (
        <View key={name} className={`figures__one ${warm ? 'figures__one--warm' : ''}`} role="listitem">
          <View className="figures__name">{name}</View>
          {fen === undefined ? (
            <View className="figures__text number">{text}</View>
          ) : (
            <Money fen={fen} tone="ink" size="lg" />
          )}
          {hint ? <View className="figures__hint">{hint}</View> : null}
        </View>
      ))}
    </View>
  )
}

/** A card with its title and, at the right, what may be done with it. */
export function Panel({ title, side, children }: { title: string; side?: ReactNode; children: ReactNode }) {
  return (
    <View className="card panel">
      <View className="panel__head">
        <View className="section-title grow" role="heading">
          {title}
        </View>
        {side}
      </View>
      {children}
    </View>
  )
}
