import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** Asks before the page is left, while `active`. */
export function useLeaveGuard(active: boolean, message: string): void {
  useEffect(() => {
    if (!active) return
    void Taro.enableAlertBeforeUnload({ message })
    return () => void Taro.disableAlertBeforeUnload()
  }, [active, message])
}
