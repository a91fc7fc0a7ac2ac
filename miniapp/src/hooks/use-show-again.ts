import { useDidShow } from '@tarojs/taro'
import { useRef } from 'react'

/** Runs whenever the page comes back from another, not when it shows for the first time. */
export function useShowAgain(run: () => void): void {
  const first = useRef(true)
  useDidShow(() => {
    if (first.current) first.current = false
    else run()
  })
}
