import type { Address } from '@yuxiang/shared/api/identity'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { useStore } from '@/store/create-store'
import { deliveryAddressStore } from '@/store/delivery-address'
import { useAnswer } from './use-answer'

/** Where parcels go: what was picked on the addresses page, else the default one. undefined on its way, null: none yet. */
export function useDeliveryAddress(userId: string): Address | null | undefined {
  const addresses = useAnswer(ownName(userId, 'addresses'), () => call('GET /api/addresses'))
  const picked = useStore(deliveryAddressStore)
  useShowAgain(() => void addresses.reload())
  const list = addresses.data?.items
  return (
    list && (list.find(({ id }) => id === picked) ?? list.find((one) => one.isDefault) ?? list[0] ?? null)
  )
}
