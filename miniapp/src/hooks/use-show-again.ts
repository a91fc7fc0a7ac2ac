import { useDidHide, useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/**
 * Runs whenever the page comes back from another, not when it shows for the first time. What is mounted only after
 * the page was shown (its data had to arrive) hears the next coming back as well.
 */
export function useShowAgain(run: () => void): void {
  const away = useRef(false)
  useDidHide(() => {
    away.current = true
  })
  useDidShow(() => {
    if (!away.current) return
    away.current = false
    run()
  })
}
