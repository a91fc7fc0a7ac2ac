import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import type { Span } from '@yuxiang/shared/statistics/periods'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toast, toastProblem } from '@/services/feedback'
import { savesFiles } from '@/services/file'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { Answered } from '@/workbench/answered'
import { Panel } from '@/workbench/figures'
import { FileButton } from '@/workbench/file-button'
import { StatisticsDesk, StatisticsGate, type Viewer } from '../shared/desk'
import { SalesPanels } from '../shared/sales-panels'
import { type SpanKind, spanKinds, spanOn } from '../shared/spans'
import './index.scss'

/** 消费帮扶统计: sales of certified goods against the year's plan and last year's. */
export default function SalesOverviewPage() {
  return (
    <StatisticsGate title="消费帮扶统计" self={pages.salesOverview}>
      {(viewer) => <Overview {...viewer} />}
    </StatisticsGate>
  )
}

function Overview({ userId, isCity }: Viewer) {
  const [kind, setKind] = useState<SpanKind>('year')
  const [own, setOwn] = useState<Span>(spanOn('month', today()))
  const span = kind === 'own' ? own : spanOn(kind, today())
  const isRight = span.from <= span.to && span.from.slice(0, 4) === span.to.slice(0, 4)
  // What nobody can ask for is not asked for: today stands in.
  const asked = isRight ? span : { from: today(), to: today() }
  const answer = useAnswer(ownName(userId, `sales-overview-${asked.from}-${asked.to}`), () =>
    call('GET /api/statistics/overview', { query: asked }),
  )
  return (
    <StatisticsDesk
      section="sales"
      title="消费帮扶统计"
      isCity={isCity}
      onRefresh={answer.reload}
      actions={<Files span={span} off={!isRight} />}
    >
      <View className="sales-overview__filters">
        <Chips label="时间" options={spanKinds} chosen={[kind]} onTap={setKind} />
      </View>
      {kind === 'own' ? (
        <View className="form-pair sales-overview__days">
          <DayField name="从" value={own.from} max={today()} onPick={(from) => setOwn({ ...own, from })} />
          <DayField
            name="到"
            value={own.to}
            max={today()}
            error={isRight ? undefined : '开始不晚于结束，且在同一年内'}
            onPick={(to) => setOwn({ ...own, to })}
          />
        </View>
      ) : null}
      {isRight ? <Shown answer={answer} isCity={isCity} span={span} /> : null}
    </StatisticsDesk>
  )
}

function Files({ span, off }: { span: Span; off: boolean }) {
  const fileOf = (format: 'xlsx' | 'csv') => () =>
    call('GET /api/statistics/overview-file', { query: { ...span, format } })
  return (
    <>
      <FileButton disabled={off} fileOf={fileOf('xlsx')} />
      {savesFiles ? (
        <FileButton tone="plain" disabled={off} fileOf={fileOf('csv')}>
          区县表 CSV
        </FileButton>
      ) : null}
    </>
  )
}

interface ShownProps {
  answer: Loaded<SalesOverview>
  isCity: boolean
  span: Span
}

function Shown({ answer, isCity, span }: ShownProps) {
  const linkOf = (county: string) => pageUrl(pages.countySales, { county, ...span })
  return (
    <Answered answer={answer} gone="没有这样的统计" back={pages.mine}>
      {(overview) => (
        <>
          {overview.counties.length === 0 ? (
            <Note tone="warm">您还没有区县，由市级主管部门分配。</Note>
          ) : null}
          <SalesPanels overview={overview} linkOf={linkOf} />
          <Panel title="数据更新">
            <View className="sales-overview__foot">
              <View className="panel__hint grow">
                {overview.builtAt
                  ? `每 10 分钟从订单和退款核算一次，上次 ${chinaDateTime(overview.builtAt)}。`
                  : '还没有核算过这段时间。'}
              </View>
              {isCity ? <Rebuild span={span} /> : null}
            </View>
          </Panel>
        </>
      )}
    </Answered>
  )
}

/** Has these days reckoned anew, where somebody doubts them. */
function Rebuild({ span }: { span: Span }) {
  const [asking, setAsking] = useState(false)
  const ask = async () => {
    const words = `从订单和退款重新核算 ${span.from} 至 ${span.to}。已发布的通报不受影响。`
    if (!(await confirmAct('重新核算？', words, '重新核算'))) return
    setAsking(true)
    try {
      await call('POST /api/statistics/rebuilds', { body: span })
      toast('已开始核算，稍后刷新查看')
    } catch (thrown) {
      toastProblem(thrown)
    }
    setAsking(false)
  }
  return (
    <Button size="fit" tone="plain" loading={asking} onTap={() => void ask()}>
      重新核算
    </Button>
  )
}
