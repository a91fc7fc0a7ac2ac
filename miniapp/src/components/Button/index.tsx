import type { ReactNode } from 'react'
import { Tap, View } from '@/elements'
import './index.scss'

interface Props {
  children: ReactNode
  onTap: () => void
  tone?: 'main' | 'citrus' | 'line' | 'plain' | 'green'
  size?: 'full' | 'fit' | 'small'
  loading?: boolean
  disabled?: boolean
  label?: string
  className?: string
}

/** A button, at least 88rpx high (small ones keep a larger touch area). While loading it takes no second tap. */
export function Button(props: Props) {
  const { children, onTap, tone = 'main', size = 'full', loading, disabled, label, className = '' } = props
  const off = disabled || loading
  return (
    <Tap
      className={`button button--${tone} button--${size} ${off ? 'button--off' : ''} ${className}`}
      disabled={off ?? false}
      onTap={onTap}
      {...(label ? { label } : {})}
    >
      {loading ? <View className="button__spinner" hidden /> : null}
      {children}
    </Tap>
  )
}
