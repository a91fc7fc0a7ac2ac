import { useRouter } from '@tarojs/taro'
import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { Empty } from '@/components/Empty'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { askedYear } from '../shared/years'
import { FilingForm } from './filing-form'

/** 填报与调整 */
export default function ShareFilingPage() {
  const { unit = '', year: asked } = useRouter().params
  const year = askedYear(asked)
  const self = pageUrl(pages.shareFiling, { unit, year })
  return (
    <DeskGate desk="budgetUnit" title="预留份额填报" self={self}>
      {(userId) => (
        <DeskPage desk="budgetUnit" section="share" title={`${year} 年预留份额填报`} below>
          <Loaded key={`${unit}-${year}`} userId={userId} unitId={unit} year={year} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Loaded({ userId, unitId, year }: { userId: string; unitId: string; year: number }) {
  const answer = useAnswer<ShareYear>(ownName(userId, `share-${unitId}-${year}`), () =>
    call('GET /api/budget-unit/units/{id}/years/{year}', { params: { id: unitId, year } }),
  )
  const back = () => backToPage(pages.budgetUnit)
  return (
    <Answered answer={answer} gone="没有这个预算单位" back={pages.budgetUnit}>
      {(share) =>
        share.open?.state === 'submitted' ? (
          <Empty icon="clock" title="已提交，正在审核" hint="要修改请先撤回" action="返回" onAction={back} />
        ) : share.mayFile ? (
          <FilingForm userId={userId} share={share} reload={answer.reload} />
        ) : (
          <Empty
            icon="clock"
            title="现在不能填报这一年"
            hint={`调整截止 ${share.amendUntil}`}
            action="返回"
            onAction={back}
          />
        )
      }
    </Answered>
  )
}
