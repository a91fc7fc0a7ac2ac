import { type ReactNode, useRef } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import { confirmAct } from '@/services/feedback'
import './index.scss'
import { useEscape } from './use-escape'

interface Props {
  open: boolean
  title: string
  onClose: () => void
  /** Something was typed or uploaded that closing throws away: it asks before. */
  dirty?: boolean
  children: ReactNode
  /** Stays at the sheet's foot while the content scrolls. */
  foot?: ReactNode
}

/** A sheet from the foot of the screen. */
export function Sheet({ open, title, onClose, dirty = false, children, foot }: Props) {
  const asking = useRef(false)
  const close = async () => {
    if (asking.current) return
    asking.current = true
    try {
      const words = '关闭后，已填写和上传的内容不会保留。'
      if (!dirty || (await confirmAct('放弃已填的内容', words, '放弃'))) onClose()
    } finally {
      asking.current = false
    }
  }
  useEscape(open, () => void close())
  if (!open) return null
  return (
    <View className="sheet" role="group" label={title}>
      <Tap className="sheet__shade" label="关闭" hidden onTap={() => void close()} />
      <View className="sheet__panel">
        <View className="sheet__head">
          <View className="section-title" role="heading">
            {title}
          </View>
          <Tap className="sheet__close" label="关闭" onTap={() => void close()}>
            <Icon name="close" color="muted" />
          </Tap>
        </View>
        <View className="sheet__body">{children}</View>
        {foot ? <View className="sheet__foot">{foot}</View> : null}
      </View>
    </View>
  )
}
