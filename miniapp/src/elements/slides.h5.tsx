import { useEffect, useRef } from 'react'
import type { SlidesProps } from './types'

/** Slides that a finger moves sideways: native scroll snapping, so the browser does the moving. */
export function Slides({ children, className, label, index, onChange, autoplayMs }: SlidesProps) {
  const track = useRef<HTMLDivElement>(null)
  const shown = useRef(index)

  useEffect(() => {
    const box = track.current
    if (!box || shown.current === index) return
    shown.current = index
    box.scrollTo({ left: index * box.clientWidth, behavior: 'smooth' })
  }, [index])

  useEffect(() => {
    if (!autoplayMs || children.length < 2 || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const timer = setInterval(() => {
      const box = track.current
      // A hidden page has no width; moving it would only lose its place.
      if (!box?.clientWidth || document.hidden) return
      box.scrollTo({ left: ((shown.current + 1) % children.length) * box.clientWidth, behavior: 'smooth' })
    }, autoplayMs)
    return () => clearInterval(timer)
  }, [autoplayMs, children.length])

  const scrolled = () => {
    const box = track.current
    if (!box?.clientWidth) return
    const at = Math.round(box.scrollLeft / box.clientWidth)
    if (at === shown.current) return
    shown.current = at
    onChange(at)
  }

  return (
    <section className={`slides ${className ?? ''}`} aria-roledescription="轮播" aria-label={label}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled with the keyboard */}
      <div className="slides__track" ref={track} onScroll={scrolled} tabIndex={0}>
        {children.map((child, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: slides keep their order
          <div className="slides__slide" key={at}>
            {child}
          </div>
        ))}
      </div>
    </section>
  )
}
