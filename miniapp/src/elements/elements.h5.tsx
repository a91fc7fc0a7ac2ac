import { type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { openPage } from '@/services/navigation'
import type {
  ElementProps,
  FieldProps,
  LinkProps,
  PhotoProps,
  ScrollerProps,
  TapProps,
  ViewProps,
} from './types'

export { Slides } from './slides.h5'

function aria(props: {
  label?: string | undefined
  hidden?: boolean | undefined
  role?: string | undefined
}) {
  return {
    'aria-label': props.label,
    'aria-hidden': props.hidden,
    role: props.role,
    // A heading of that role has no level without it.
    'aria-level': props.role === 'heading' ? 2 : undefined,
  }
}

/** A box. */
export function View({ label, hidden, role, ...rest }: ViewProps) {
  return <div {...rest} {...aria({ label, hidden, role })} />
}

/** Words inside a line. */
export function Text({ label, hidden, role, ...rest }: ElementProps) {
  return <span {...rest} {...aria({ label, hidden, role })} />
}

/** Anything a finger, a mouse or a key acts on. A div with a role, since buttons may not hold boxes. */
export function Tap({
  label,
  hidden,
  role = 'button',
  onTap,
  disabled,
  checked,
  className,
  ...rest
}: TapProps) {
  const press = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' ')) return
    event.preventDefault()
    if (!disabled) onTap(event)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: its role is given, in a variable
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the state attributes follow that role
    <div
      {...rest}
      {...aria({ label, hidden, role })}
      className={`tap ${className ?? ''}`}
      tabIndex={disabled || hidden ? -1 : 0}
      aria-disabled={disabled || undefined}
      aria-checked={role === 'tab' ? undefined : checked}
      aria-selected={role === 'tab' ? checked : undefined}
      onClick={(event) => {
        if (!disabled) onTap(event)
      }}
      onKeyDown={press}
    />
  )
}

/** A way to another page: a real link, which opens in the app on a plain click. */
export function Link({ to, label, hidden, className, ...rest }: LinkProps) {
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openPage(to)
  }
  return (
    <a
      {...rest}
      {...aria({ label, hidden })}
      className={`tap link ${className ?? ''}`}
      href={to}
      onClick={open}
    />
  )
}

/** A picture that fills its box. */
export function Photo({
  src,
  alt,
  eager,
  fit = 'cover',
  onLoad,
  onFail,
  label: _,
  hidden,
  ...rest
}: PhotoProps) {
  return (
    <img
      {...rest}
      className={`photo ${rest.className ?? ''}`}
      aria-hidden={hidden}
      src={src}
      alt={alt}
      loading={eager ? 'eager' : 'lazy'}
      decoding="async"
      draggable={false}
      style={{ ...rest.style, objectFit: fit }}
      onLoad={() => onLoad?.()}
      onError={() => onFail?.()}
    />
  )
}

/** One line of input. */
export function Field(props: FieldProps) {
  const {
    value,
    onInput,
    label,
    type = 'text',
    maxLength = 140,
    focus,
    onConfirm,
    onFocus,
    onBlur,
    ...rest
  } = props
  const element = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) element.current?.focus()
  }, [focus])
  return (
    <input
      {...rest}
      className={`field ${rest.className ?? ''}`}
      ref={element}
      aria-label={label}
      value={value}
      type={type === 'number' ? 'text' : type}
      inputMode={type === 'number' ? 'numeric' : undefined}
      enterKeyHint={type === 'search' ? 'search' : 'done'}
      maxLength={maxLength}
      onChange={(event) => onInput(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.()
      }}
      onFocus={() => onFocus?.()}
      onBlur={() => onBlur?.()}
    />
  )
}

/** Several lines of input. */
export function LongField(props: FieldProps) {
  const {
    value,
    onInput,
    label,
    maxLength = 140,
    focus: _,
    type: __,
    onConfirm: ___,
    onFocus,
    onBlur,
    ...rest
  } = props
  return (
    <textarea
      {...rest}
      className={`field ${rest.className ?? ''}`}
      rows={3}
      aria-label={label}
      value={value}
      maxLength={maxLength}
      onChange={(event) => onInput(event.target.value)}
      onFocus={() => onFocus?.()}
      onBlur={() => onBlur?.()}
    />
  )
}

/** A box whose content scrolls inside it. */
export function Scroller({
  direction,
  showId,
  onEnd,
  label,
  hidden,
  role,
  className,
  ...rest
}: ScrollerProps) {
  const element = useRef<HTMLDivElement>(null)
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    if (!showId) return
    element.current
      ?.querySelector(`[id="${showId}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'center', behavior: 'smooth' })
  }, [showId])
  const scrolled = () => {
    const box = element.current
    if (!box || !onEnd) return
    const left =
      direction === 'y'
        ? box.scrollHeight - box.scrollTop - box.clientHeight
        : box.scrollWidth - box.scrollLeft - box.clientWidth
    if (left < 50 && !ended) onEnd()
    setEnded(left < 50)
  }
  return (
    <div
      {...rest}
      {...aria({ label, hidden, role })}
      // One with nothing to tap in it is moved by the keyboard itself.
      {...(role === 'group' ? { tabIndex: 0 } : {})}
      ref={element}
      className={`scroller scroller--${direction} ${className ?? ''}`}
      onScroll={scrolled}
    />
  )
}

/** The browser has no such button; what it would do has another way on H5. */
export function OpenButton(): null {
  return null
}
