import {
  Button as NativeButton,
  Image as NativeImage,
  Input as NativeInput,
  ScrollView as NativeScrollView,
  Swiper as NativeSwiper,
  SwiperItem as NativeSwiperItem,
  Text as NativeText,
  Textarea as NativeTextarea,
  View as NativeView,
} from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '@/services/navigation'
import type {
  ElementProps,
  FieldProps,
  LinkProps,
  PhotoProps,
  ScrollerProps,
  SlidesProps,
  TapProps,
  ViewProps,
} from './types'

/** ARIA attributes as the mini program names them; `config/aria-plugin.ts` lets them through. */
function aria(props: {
  label?: string | undefined
  hidden?: boolean | undefined
  role?: string | undefined
}) {
  return {
    ...(props.label ? { 'aria-label': props.label } : {}),
    ...(props.hidden ? { 'aria-hidden': 'true' } : {}),
    ...(props.role ? { 'aria-role': props.role } : {}),
  }
}

/** A box. Its touches are for the browser's pull-to-refresh only; WeChat has its own. */
export function View({
  label,
  hidden,
  role,
  onTouchStart: _,
  onTouchMove: __,
  onTouchEnd: ___,
  ...rest
}: ViewProps) {
  return <NativeView {...rest} {...aria({ label, hidden, role })} />
}

/** Words inside a line. */
export function Text({ label, hidden, role, ...rest }: ElementProps) {
  return <NativeText {...rest} {...aria({ label, hidden, role })} />
}

/** Anything a finger acts on. */
export function Tap({ label, hidden, role = 'button', onTap, disabled, checked, ...rest }: TapProps) {
  const state = {
    ...(checked === undefined ? {} : { 'aria-checked': String(checked) }),
    ...(disabled ? { 'aria-disabled': 'true' } : {}),
  }
  return (
    <NativeView
      {...rest}
      {...aria({ label, hidden, role })}
      {...state}
      hoverClass={disabled ? 'none' : 'pressed'}
      hoverStayTime={80}
      onClick={(event) => {
        if (!disabled) onTap(event)
      }}
    />
  )
}

/** A way to another page. */
export function Link({ to, label, hidden, ...rest }: LinkProps) {
  return (
    <NativeView
      {...rest}
      {...aria({ label, hidden, role: 'link' })}
      hoverClass="pressed"
      hoverStayTime={80}
      onClick={() => openPage(to)}
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
  role,
  ...rest
}: PhotoProps) {
  return (
    <NativeImage
      {...rest}
      {...aria({ label: alt, hidden: hidden || !alt, role })}
      src={src}
      mode={fit === 'cover' ? 'aspectFill' : 'aspectFit'}
      lazyLoad={!eager}
      webp
      onLoad={() => onLoad?.()}
      onError={() => onFail?.()}
    />
  )
}

/** One line of input. */
export function Field({
  value,
  onInput,
  label,
  type = 'text',
  maxLength = 140,
  onConfirm,
  onFocus,
  onBlur,
  ...rest
}: FieldProps) {
  return (
    <NativeInput
      {...rest}
      aria-label={label}
      value={value}
      type={type === 'tel' || type === 'number' ? 'number' : 'text'}
      confirmType={type === 'search' ? 'search' : 'done'}
      maxlength={maxLength}
      placeholderClass="placeholder"
      onInput={(event) => onInput(event.detail.value)}
      onConfirm={() => onConfirm?.()}
      onFocus={() => onFocus?.()}
      onBlur={() => onBlur?.()}
    />
  )
}

/** Several lines of input. */
export function LongField({
  value,
  onInput,
  label,
  maxLength = 140,
  onFocus,
  onBlur,
  type: _,
  onConfirm: __,
  ...rest
}: FieldProps) {
  return (
    <NativeTextarea
      {...rest}
      aria-label={label}
      value={value}
      autoHeight
      maxlength={maxLength}
      placeholderClass="placeholder"
      onInput={(event) => onInput(event.detail.value)}
      onFocus={() => onFocus?.()}
      onBlur={() => onBlur?.()}
    />
  )
}

/** A box whose content scrolls inside it. */
export function Scroller({ direction, showId, onEnd, label, hidden, role, ...rest }: ScrollerProps) {
  return (
    <NativeScrollView
      {...rest}
      {...aria({ label, hidden, role })}
      enhanced
      showScrollbar={false}
      scrollX={direction === 'x'}
      scrollY={direction === 'y'}
      scrollWithAnimation
      {...(showId ? { scrollIntoView: showId } : {})}
      onScrollToLower={() => onEnd?.()}
    />
  )
}

/** Slides that a finger moves sideways. */
export function Slides({ children, className, label, index, onChange, autoplayMs }: SlidesProps) {
  return (
    <NativeSwiper
      className={className ?? ''}
      aria-label={label}
      current={index}
      circular={children.length > 1}
      autoplay={autoplayMs !== undefined && children.length > 1}
      interval={autoplayMs ?? 5000}
      onChange={(event) => onChange(event.detail.current)}
    >
      {children.map((child, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: slides keep their order
        <NativeSwiperItem key={at}>{child}</NativeSwiperItem>
      ))}
    </NativeSwiper>
  )
}

/** WeChat's own button for what only it may do (share, phone number). */
export function OpenButton({
  openType,
  onPhoneCode,
  ...rest
}: {
  className?: string
  children?: ReactNode
  openType: 'share' | 'getPhoneNumber'
  onPhoneCode?: (code: string) => void
}) {
  return (
    <NativeButton
      {...rest}
      openType={openType}
      onGetPhoneNumber={(event) => {
        if (event.detail.code) onPhoneCode?.(event.detail.code)
      }}
    />
  )
}
