import { useRouter } from '@tarojs/taro'
import type { Measure, SupervisedMerchant } from '@yuxiang/shared/api/supervision'
import { measureNames } from '@yuxiang/shared/supervision/measures'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { MeasureCard } from '@/components/CreditRecord/measure-card'
import { ScorePanel } from '@/components/CreditRecord/score-panel'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { alertsWords } from '@/services/supervision-words'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { LoadedPage, RegulatorPage } from '../shared/desk'

const usual = ['整改到位', '复检合格', '核实无误'] as const

/** 一家商家的信用记录与处置措施 */
export default function MerchantCreditPage() {
  const id = useRouter().params.id ?? ''
  return (
    <RegulatorPage section="credits" below title="信用记录" self={pageUrl(pages.merchantCredit, { id })}>
      {(userId) => <One userId={userId} id={id} />}
    </RegulatorPage>
  )
}

function One({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `merchant-credit-${id}`), () =>
    call('GET /api/supervision/merchants/{id}', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  return (
    <LoadedPage answer={answer} back={pages.merchantCredits} missing="没有这家商家">
      {(merchant) => <Shown merchant={merchant} onDone={answer.reload} />}
    </LoadedPage>
  )
}

function Shown({ merchant, onDone }: { merchant: SupervisedMerchant; onDone: () => Promise<void> }) {
  const [lifting, setLifting] = useState<Measure>()
  const { id, name, county, credit, measures, openAlerts } = merchant
  const lift = async (reason: string) => {
    await call('POST /api/supervision/measures/{id}/lift', {
      params: { id: lifting?.id ?? '' },
      body: { reason },
    })
    toastDone('已解除')
    await onDone()
  }
  return (
    <BenchColumns
      main={
        <>
          {measures.length === 0 ? (
            <View className="card">
              <Empty icon="shield" title="没有处置措施" hint="查实违法的，可采取措施" />
            </View>
          ) : null}
          {measures.map((measure) => (
            <MeasureCard key={measure.id} measure={measure}>
              {measure.state === 'running' || measure.state === 'planned' ? (
                <View className="panel__foot">
                  <Button size="fit" tone="plain" onTap={() => setLifting(measure)}>
                    解除
                  </Button>
                </View>
              ) : null}
            </MeasureCard>
          ))}
        </>
      }
      aside={
        <>
          <Panel title={name}>
            <Fact name="区县">{county}</Fact>
            <Fact name="待处理预警">{alertsWords(openAlerts)}</Fact>
            <View className="panel__foot">
              <Button onTap={() => openPage(pageUrl(pages.measureNew, { merchant: id }))}>采取措施</Button>
            </View>
          </Panel>
          <ScorePanel credit={credit} />
          {lifting ? (
            <ReasonSheet
              title={`解除${measureNames[lifting.kind]}`}
              note="解除后立即恢复，商家会收到。已扣的信用分按期修复；认为处置有误的，由商家申诉、他人复核撤销。"
              usual={usual}
              act="确认解除"
              onAct={lift}
              onClose={() => setLifting(undefined)}
            />
          ) : null}
        </>
      }
    />
  )
}
