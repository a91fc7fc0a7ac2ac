import type { CSSProperties, ReactNode } from 'react'

/** A tap or click; both platforms let a handler stop it from reaching the element around. */
interface TapEvent {
  stopPropagation(): void
}

export interface ElementProps {
  className?: string
  style?: CSSProperties
  id?: string
  children?: ReactNode
  /** What a screen reader says instead of the content. */
  label?: string
  /** Decoration: screen readers skip it. */
  hidden?: boolean
  role?: 'img' | 'alert' | 'status' | 'heading' | 'list' | 'listitem' | 'tablist' | 'group' | 'navigation'
}

export interface ViewProps extends ElementProps {
  onTouchStart?: (event: TouchPoint) => void
  onTouchMove?: (event: TouchPoint) => void
  onTouchEnd?: () => void
}

export interface TouchPoint {
  touches: ArrayLike<{ clientX: number; clientY: number }>
}

export interface TapProps extends Omit<ElementProps, 'role'> {
  onTap: (event: TapEvent) => void
  disabled?: boolean
  /** A control with a state, for screen readers. */
  checked?: boolean
  role?: 'button' | 'checkbox' | 'radio' | 'tab' | 'switch'
}

export interface LinkProps extends Omit<ElementProps, 'role'> {
  /** A page of the app: `/packages/goods/product/index?id=…`. Tab pages switch, others open. */
  to: string
}

export interface PhotoProps extends Omit<ElementProps, 'children'> {
  src: string
  /** What the picture shows; empty for decoration. */
  alt: string
  eager?: boolean
  fit?: 'cover' | 'contain'
  onLoad?: () => void
  onFail?: () => void
}

export interface FieldProps {
  value: string
  onInput: (value: string) => void
  label: string
  className?: string
  placeholder?: string
  type?: 'text' | 'tel' | 'number' | 'search'
  maxLength?: number
  focus?: boolean
  disabled?: boolean
  onConfirm?: () => void
  onFocus?: () => void
  onBlur?: () => void
}

export interface ScrollerProps extends ElementProps {
  direction: 'x' | 'y'
  /** Brings the child with this id into view. */
  showId?: string
  onEnd?: () => void
}

export interface SlidesProps {
  children: ReactNode[]
  className?: string
  label: string
  index: number
  onChange: (index: number) => void
  /** Milliseconds each slide stays; slides don't move by themselves without it. */
  autoplayMs?: number
}
