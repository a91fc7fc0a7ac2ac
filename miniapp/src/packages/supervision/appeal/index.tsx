import { useRouter } from '@tarojs/taro'
import type { AppealCase } from '@yuxiang/shared/api/supervision'
import { appealKindNames, liftWayNames, measureNames } from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { MeasureCard } from '@/components/CreditRecord/measure-card'
import { LongTextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDay } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { LoadedPage, RegulatorPage } from '../shared/desk'

/** 处理一份申诉：由作出措施以外的人员办理 */
export default function AppealPage() {
  const id = useRouter().params.id ?? ''
  return (
    <RegulatorPage section="appeals" below title="申诉" self={pageUrl(pages.measureAppeal, { id })}>
      {(userId) => <One userId={userId} id={id} />}
    </RegulatorPage>
  )
}

function One({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `appeal-${id}`), () =>
    call('GET /api/supervision/appeals/{id}', { params: { id } }),
  )
  return (
    <LoadedPage answer={answer} back={pages.measureAppeals} missing="没有这份申诉">
      {(appeal) => (
        <BenchColumns
          main={<MeasureCard measure={appeal.measure} />}
          aside={<DecisionPanel appeal={appeal} onDone={answer.reload} />}
        />
      )}
    </LoadedPage>
  )
}

function DecisionPanel({ appeal, onDone }: { appeal: AppealCase; onDone: () => Promise<void> }) {
  const [opinion, setOpinion] = useState('')
  const [error, setError] = useState<string>()
  const [busy, setBusy] = useState<'upheld' | 'rejected'>()
  const { id, kind, state, answerBy, mayDecide, measure } = appeal
  const lifts = `措施立即解除（${liftWayNames[kind === 'remedy' ? 'remedied' : 'appealUpheld']}）${
    kind === 'appeal' ? '，所扣信用分一并撤销。' : '。'
  }`
  const decide = async (decision: 'upheld' | 'rejected') => {
    const isUpheld = decision === 'upheld'
    const whose = `${measure.merchantName}的${appealKindNames[kind]}`
    const effect = isUpheld ? lifts : `“${measureNames[measure.kind]}”继续执行。`
    const question = `${effect}商家会收到答复意见，答复后不能修改。`
    if (!(await confirmAct(`${isUpheld ? '支持' : '不支持'}${whose}？`, question, '确认答复'))) return
    setBusy(decision)
    try {
      const body = { decision, opinion }
      await call('POST /api/supervision/appeals/{id}/decide', { params: { id }, body })
      toastDone('已答复')
    } catch (thrown) {
      setError(fieldErrors(thrown).opinion)
      toastProblem(thrown)
    }
    await onDone()
    setBusy(undefined)
  }
  return (
    <Panel title={`处理${appealKindNames[kind]}`}>
      {state === 'open' ? <View className="panel__hint">{chinaDay(answerBy)}前答复。</View> : null}
      <View className="panel__foot">
        <Button
          size="fit"
          tone="plain"
          onTap={() => openPage(pageUrl(pages.merchantCredit, { id: measure.merchantId }))}
        >
          商家信用记录
        </Button>
      </View>
      {state === 'open' && !mayDecide ? (
        <Note tone="warm">这项措施由您作出，须由其他人员（或市局）处理。</Note>
      ) : null}
      {mayDecide ? (
        <>
          <LongTextField
            name="答复意见"
            placeholder="复核的事实与理由，商家会看到"
            maxLength={500}
            value={opinion}
            error={error}
            onInput={(text) => {
              setOpinion(text)
              setError(undefined)
            }}
          />
          <View className="panel__hint">支持的，{lifts}</View>
          <View className="panel__foot">
            <Button
              loading={busy === 'upheld'}
              disabled={busy !== undefined}
              onTap={() => void decide('upheld')}
            >
              支持
            </Button>
          </View>
          <View className="panel__foot">
            <Button
              tone="line"
              loading={busy === 'rejected'}
              disabled={busy !== undefined}
              onTap={() => void decide('rejected')}
            >
              不支持，维持措施
            </Button>
          </View>
        </>
      ) : null}
    </Panel>
  )
}
