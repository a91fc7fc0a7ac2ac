import type { ReactNode } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import './index.scss'
import { useEscape } from './use-escape'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  children: ReactNode
  /** Stays at the sheet's foot while the content scrolls. */
  foot?: ReactNode
}

/** A sheet from the foot of the screen. */
export function Sheet({ open, title, onClose, children, foot }: Props) {
  useEscape(open, onClose)
  if (!open) return null
  return (
    <View className="sheet" role="group" label={title}>
      <Tap className="sheet__shade" label="关闭" hidden onTap={onClose} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <View className="section-title" role="heading">
            {title}
          </View>
          <Tap className="sheet__close" label="关闭" onTap={onClose}>
            <Icon name="close" color="muted" />
          </Tap>
        </View>
        <View className="sheet__body">{children}</View>
        {foot ? <View className="sheet__foot">{foot}</View> : null}
      </View>
    </View>
  )
}
