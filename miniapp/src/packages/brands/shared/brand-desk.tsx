import { useRouter } from '@tarojs/taro'
import type { ReactNode } from 'react'
import { pageUrl } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'

type BrandDesk = 'operator' | 'county'

interface Props {
  title: string
  self: string
  below?: boolean
  actions?: ReactNode
  children: (userId: string, desk: BrandDesk) => ReactNode
}

/** A page of brands at the operator's desk or a county's; the address says at whose. */
export function BrandDeskPage({ title, self, below = false, actions, children }: Props) {
  const desk: BrandDesk = useRouter().params.desk === 'county' ? 'county' : 'operator'
  return (
    <DeskGate desk={desk} title={title} self={pageUrl(self, { desk })}>
      {(userId) => (
        <DeskPage desk={desk} section="brands" below={below} title={title} actions={actions}>
          {children(userId, desk)}
        </DeskPage>
      )}
    </DeskGate>
  )
}
