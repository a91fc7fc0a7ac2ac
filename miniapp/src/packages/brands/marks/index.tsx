import type { ProductMark } from '@yuxiang/shared/api/brands'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { usePagedList } from '@/hooks/use-paged-list'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { MarkTable } from '../shared/mark-table'

/** 标志与证书: what the merchant entered for its products. */
export default function MerchantMarksPage() {
  return (
    <DeskGate desk="merchant" title="标志与证书" self={pages.merchantMarks}>
      {(userId) => <Marks userId={userId} />}
    </DeskGate>
  )
}

function Marks({ userId }: { userId: string }) {
  const list = usePagedList<ProductMark>(ownName(userId, 'merchant-marks'), ({ cursor }) =>
    call('GET /api/merchant/marks', { query: cursor ? { cursor } : {} }),
  )
  useShowAgain(() => void list.refresh())
  const enter = () => openPage(pages.markNew)
  return (
    <DeskPage
      desk="merchant"
      section="marks"
      title="标志与证书"
      onRefresh={list.refresh}
      actions={
        <Button size="fit" onTap={enter}>
          登记标志
        </Button>
      }
    >
      <MarkTable
        list={list}
        empty={
          <Empty
            icon="shield"
            title="还没有登记标志"
            hint="绿色食品、有机、地理标志、巴味渝珍，区县确认后展示在商品上"
            action="登记标志"
            onAction={enter}
          />
        }
      />
    </DeskPage>
  )
}
