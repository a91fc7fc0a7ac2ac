import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { ShopPage } from '@/workbench/shop-page'

/** Who looks: the platform, or a shop that sees its own. */
export type Viewer = { userId: string; shop: { id: string; name: string } | null }

interface Props {
  section: 'liveSums' | 'feeWaivers'
  title: string
  /** The page's path. */
  page: string
  below?: boolean
  actions?: (viewer: Viewer) => ReactNode
  children: (viewer: Viewer) => ReactNode
}

/** A page that the operator and merchants have in common; the address says whose it is, else the role. */
export function LiveDeskPage({ section, title, page, below = false, actions, children }: Props) {
  const { desk, id } = useRouter().params
  const roles = useSession()?.user.roles ?? []
  const isMerchants = desk === 'merchant' || (desk !== 'operator' && !roles.includes('operator'))
  const self = pageUrl(page, { id, desk: isMerchants ? 'merchant' : 'operator' })
  if (isMerchants) {
    return (
      <ShopPage {...{ section, title, below, self }} {...(actions ? { actions } : {})}>
        {children}
      </ShopPage>
    )
  }
  return (
    <DeskGate desk="operator" title={title} self={self}>
      {(userId) => {
        const viewer = { userId, shop: null }
        return (
          <DeskPage desk="operator" {...{ section, title, below }} actions={actions?.(viewer)}>
            {children(viewer)}
          </DeskPage>
        )
      }}
    </DeskGate>
  )
}
