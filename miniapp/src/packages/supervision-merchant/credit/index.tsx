import type { Measure } from '@yuxiang/shared/api/supervision'
import { Button } from '@/components/Button'
import { MeasureCard } from '@/components/CreditRecord/measure-card'
import { ScorePanel } from '@/components/CreditRecord/score-panel'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDay, daysUntil } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { OwnShops, type ShopAt } from '../shared/own-shops'

/** 信用与处置：本店的信用分、监管措施，下一步怎么办 */
export default function OwnCreditPage() {
  return (
    <OwnShops title="信用与处置" self={pages.ownCredit}>
      {(at) => <Record at={at} />}
    </OwnShops>
  )
}

function Record({ at: { userId, id, isOwner } }: { at: ShopAt }) {
  const answer = useAnswer(ownName(userId, `own-credit-${id}`), () =>
    call('GET /api/merchant/shops/{id}/credit', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  const { data, problem, reload } = answer
  if (!data) {
    return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={4} />
  }
  return (
    <BenchColumns
      main={
        data.measures.length === 0 ? (
          <View className="card">
            <Empty icon="shield" title="没有监管措施" hint="市场监管部门采取的措施会出现在这里，可以申诉" />
          </View>
        ) : (
          data.measures.map((measure) => (
            <MeasureCard key={measure.id} measure={measure}>
              <NextStep measure={measure} isOwner={isOwner} />
            </MeasureCard>
          ))
        )
      }
      aside={<ScorePanel credit={data.credit} />}
    />
  )
}

/** What the merchant can do about a measure now. */
function NextStep({ measure, isOwner }: { measure: Measure; isOwner: boolean }) {
  const { id, state, lifted, appeals, appealUntil, remedyFrom } = measure
  if (lifted?.way === 'appealUpheld') return null
  const isWaiting = appeals.some((appeal) => appeal.state === 'open')
  if (isWaiting) return <Note>申诉正在办理，由作出措施以外的人员处理。</Note>
  const mayAppeal = !appeals.some(({ kind }) => kind === 'appeal') && daysUntil(appealUntil) >= 0
  const mayRemedy = remedyFrom !== null && daysUntil(remedyFrom) <= 0 && state === 'running'
  if (!isOwner) return <View className="panel__hint">申诉由店主提交。</View>
  return (
    <>
      {mayAppeal ? (
        <View className="panel__foot">
          <View className="panel__hint">认为处置有误的，{chinaDay(appealUntil)}前可以申诉。</View>
          <Button
            size="fit"
            tone="line"
            onTap={() => openPage(pageUrl(pages.appealNew, { id, kind: 'appeal' }))}
          >
            申诉
          </Button>
        </View>
      ) : null}
      {mayRemedy ? (
        <View className="panel__foot">
          <Button size="fit" onTap={() => openPage(pageUrl(pages.appealNew, { id, kind: 'remedy' }))}>
            申请信用修复
          </Button>
        </View>
      ) : null}
      {remedyFrom !== null && !mayRemedy && state === 'running' ? (
        <View className="panel__hint">达到修复条件的，{chinaDay(remedyFrom)}起可以申请提前移出。</View>
      ) : null}
    </>
  )
}
