import { creditLevelNames } from '@yuxiang/shared/supervision/credit'
import { measureNames } from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Cell } from '@/components/Cell'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { measureTimes } from '@/services/supervision-words'

/** The merchant's credit as the law lets everybody know it: its level, and the measures that are published. */
export function CreditCell({ merchantId }: { merchantId: string }) {
  const [showing, setShowing] = useState(false)
  const { data } = useAnswer(`public-credit-${merchantId}`, () =>
    call('GET /api/merchants/{id}/credit', { params: { id: merchantId } }),
  )
  if (!data) return null
  const { score, level, measures } = data
  const value = `${creditLevelNames[level]} ${score} 分`
  return (
    <>
      {measures.length > 0 ? (
        <Note tone="wrong">市场监管公示：{measures.map(({ kind }) => measureNames[kind]).join('、')}</Note>
      ) : null}
      <Cell title="商家信用" value={value} onTap={() => setShowing(true)} />
      {showing ? (
        <Sheet open title={`商家信用：${value}`} onClose={() => setShowing(false)}>
          <View className="panel__hint">
            满分 100 分。经查实的投诉、举报、抽检不合格和监管措施按规定扣分，到期修复。
          </View>
          {measures.length === 0 ? <View>没有公示中的监管措施。</View> : null}
          {measures.map((measure) => (
            <Note key={`${measure.kind}-${measure.startsAt}`} tone="wrong">
              {measureNames[measure.kind]}
              {measure.productName ? `（${measure.productName}）` : ''}：{measure.reason}。{measure.office}，
              {measureTimes(measure)}
              {measure.remedy ? `。修复条件：${measure.remedy}` : ''}
            </Note>
          ))}
        </Sheet>
      ) : null}
    </>
  )
}
