import type { ReactNode } from 'react'
import { Empty } from '@/components/Empty'
import { openPage, pages } from '@/services/navigation'
import { type Bench, CommonPage, isOperator } from '@/workbench/common-page'

interface Props {
  title: string
  below?: boolean
  self: string
  actions?: ReactNode
  children: (bench: Bench) => ReactNode
}

/** A page of flash sales in the campaigns' workbench: the platform's operator plans them, merchants don't. */
export function FlashPage({ children, ...props }: Props) {
  return (
    <CommonPage section="flash" {...props}>
      {(bench) =>
        isOperator(bench) ? (
          children(bench)
        ) : (
          <Empty
            icon="shield"
            title="抢购场次由平台运营安排"
            hint="想让商品参加积分抢购，请联系平台运营"
            action="去活动"
            onAction={() => openPage(pages.benchCampaigns)}
          />
        )
      }
    </CommonPage>
  )
}
