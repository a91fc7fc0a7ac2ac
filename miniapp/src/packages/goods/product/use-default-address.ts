import { useDidShow } from '@tarojs/taro'
import type { Address } from '@yuxiang/shared/api/identity'
import { useCallback, useEffect, useState } from 'react'
import { call } from '@/services/api'
import { useSession } from '@/store/session'

/** The signed-in person's default address, asked again whenever the page comes back. */
export function useDefaultAddress(): Address | undefined {
  const session = useSession()
  const [address, setAddress] = useState<Address>()
  const load = useCallback(() => {
    if (!session) {
      setAddress(undefined)
      return
    }
    call('GET /api/addresses')
      .then(({ items }) => setAddress(items.find((item) => item.isDefault) ?? items[0]))
      // The row then asks for an address, as for somebody new.
      .catch(() => undefined)
  }, [session])
  useEffect(load, [load])
  useDidShow(load)
  return address
}
