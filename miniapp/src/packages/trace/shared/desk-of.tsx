import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import type { DeskRole } from '@/workbench/desks'

const desks: readonly DeskRole[] = ['merchant', 'county', 'city', 'operator']

/** At whose desk a page of batches was opened: the address says it, the merchant's else. */
function useDesk(): DeskRole {
  const given = useRouter().params.desk
  return desks.find((desk) => desk === given) ?? 'merchant'
}

interface Props {
  title: string
  below?: boolean
  actions?: ReactNode
  onRefresh?: () => Promise<unknown>
  children: ReactNode
}

/** A page of batches at the desk that it was opened from. */
export function BatchDeskPage({ desk, ...page }: Props & { desk: DeskRole }) {
  switch (desk) {
    case 'merchant':
      return <DeskPage desk="merchant" section="batches" {...page} />
    case 'county':
      return <DeskPage desk="county" section="recalls" {...page} />
    case 'city':
      return <DeskPage desk="city" section="recalls" {...page} />
    default:
      return <DeskPage desk="operator" section="recalls" {...page} />
  }
}

/** Lets in whoever holds the desk's role. */
export function BatchDeskGate({
  title,
  self,
  children,
}: {
  title: string
  self: string
  children: (userId: string, desk: DeskRole) => ReactNode
}) {
  const desk = useDesk()
  return (
    <DeskGate desk={desk} title={title} self={pageUrl(self, { desk })}>
      {(userId) => children(userId, desk)}
    </DeskGate>
  )
}
