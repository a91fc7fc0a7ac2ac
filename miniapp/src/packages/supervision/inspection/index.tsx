import { useRouter } from '@tarojs/taro'
import type { InspectionSample, PlanDetail } from '@yuxiang/shared/api/inspections'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDays } from '@/services/china-time'
import { toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Figures, Panel } from '@/workbench/figures'
import { LoadedPage, RegulatorPage } from '../shared/desk'
import { ResultSheet } from './result-sheet'
import { SampleCard } from './sample-card'
import { SampleSheet } from './sample-sheet'

/** 一个抽检计划：样品、结果与后续处置 */
export default function InspectionPage() {
  const id = useRouter().params.id ?? ''
  return (
    <RegulatorPage section="inspections" below title="抽检计划" self={pageUrl(pages.inspection, { id })}>
      {(userId) => <One userId={userId} id={id} />}
    </RegulatorPage>
  )
}

function One({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `inspection-${id}`), () =>
    call('GET /api/supervision/inspections/{id}', { params: { id } }),
  )
  useShowAgain(() => void answer.reload())
  return (
    <LoadedPage answer={answer} back={pages.inspections} missing="没有这个计划">
      {(plan) => <Shown plan={plan} onDone={answer.reload} />}
    </LoadedPage>
  )
}

function Shown({ plan, onDone }: { plan: PlanDetail; onDone: () => Promise<void> }) {
  const [taking, setTaking] = useState(false)
  const [entering, setEntering] = useState<InspectionSample>()
  const { id, title, goods, county, periodFrom, periodTo, planned, taken, decided, failed, samples } = plan
  const save = async () => {
    try {
      await openDocument((await call('GET /api/supervision/inspections/{id}/file', { params: { id } })).url)
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const done = async () => {
    setTaking(false)
    setEntering(undefined)
    await onDone()
  }
  return (
    <>
      <Panel title={title}>
        <View className="panel__hint">
          {county} {goods}，{chinaDays(periodFrom, periodTo)}
        </View>
        <Figures
          label="进度"
          figures={[
            { name: '计划批次', text: String(planned) },
            { name: '已抽样', text: String(taken) },
            { name: '已出结果', text: String(decided) },
            { name: '不合格', text: String(failed), warm: failed > 0 },
          ]}
        />
        <View className="row panel__foot list-head__acts">
          {taken < planned ? (
            <Button size="fit" onTap={() => setTaking(true)}>
              登记样品
            </Button>
          ) : null}
          <Button size="fit" tone="plain" onTap={() => void save()}>
            导出结果
          </Button>
        </View>
      </Panel>
      {samples.length === 0 ? (
        <Empty icon="parcel" title="还没有样品" hint="抽样后在这里登记商品、批次与检验机构" />
      ) : null}
      {samples.map((sample) => (
        <SampleCard key={sample.id} sample={sample} onEnter={() => setEntering(sample)} onDone={onDone} />
      ))}
      {taking ? <SampleSheet plan={plan} onClose={() => setTaking(false)} onDone={done} /> : null}
      {entering ? (
        <ResultSheet sample={entering} onClose={() => setEntering(undefined)} onDone={done} />
      ) : null}
    </>
  )
}
