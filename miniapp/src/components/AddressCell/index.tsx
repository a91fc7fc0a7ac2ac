import type { Address } from '@yuxiang/shared/api/identity'
import { Cell } from '@/components/Cell'
import { pages, pageUrl } from '@/services/navigation'
import { maskedPhone } from '@/services/phone-text'

interface Props {
  title: string
  address: Address | null | undefined
  /** The page that goes on once another is picked. */
  select: 'flashItem' | 'flashClaim'
}

/** Where something goes, and the way to another address; without one, the way to the first. */
export function AddressCell({ title, address, select }: Props) {
  if (address === undefined) return <Cell icon="place" title={title} hint="正在读取您的地址" />
  if (address === null) {
    return (
      <Cell
        icon="place"
        title="添加收货地址"
        hint="先填好地址，抢到就能直接下单"
        to={pageUrl(pages.addressEdit, { select })}
      />
    )
  }
  return (
    <Cell
      icon="place"
      title={title}
      hint={`${address.region} ${address.detail}　${address.name} ${maskedPhone(address.phone)}`}
      to={pageUrl(pages.addresses, { select })}
    />
  )
}
