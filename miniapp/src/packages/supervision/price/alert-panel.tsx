import type { PriceAlert } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import {
  alertBasisNames,
  alertKindNames,
  alertStateNames,
  severityNames,
} from '@yuxiang/shared/supervision/alerts'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { alertTones, severityTones } from '@/services/supervision-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import './alert-panel.scss'

const sheets = {
  dismiss: {
    title: '排除预警',
    note: '价格有合理原因。理由留在记录里，30 天内不再为同样的价格预警。',
    usual: ['成本上涨，有票据证明', '更换规格，净含量增加', '原标价录入有误，已更正'],
    act: '确认排除',
    done: '已排除',
  },
  warn: {
    title: '警告商家',
    note: '警告记入商家信用（扣 5 分），商家会收到并可以申诉。',
    usual: ['涨价幅度过大，请说明并纠正', '划线价没有成交依据，请立即纠正', '价格明显高于参考价，请纠正'],
    act: '确认警告',
    done: '已警告',
  },
} as const

/** What stands out, and the three ways to deal with it. */
export function AlertPanel({ alert, onDone }: { alert: PriceAlert; onDone: () => Promise<void> }) {
  const [asking, setAsking] = useState<keyof typeof sheets>()
  const [busy, setBusy] = useState(false)
  const { id, kind, severity, state, priceFen, basisFen, percent, per, ground, closed } = alert
  const unit = per ? ` / ${per}` : ''
  const act = async (event: keyof typeof sheets, reason: string) => {
    await call(`POST /api/supervision/alerts/{id}/${event}`, { params: { id }, body: { reason } })
    toastDone(sheets[event].done)
    await onDone()
  }
  const open = async () => {
    const question = `“${alert.productName}”的价格问题进入案件办理，预警随即关闭，不能撤销。`
    if (!(await confirmAct(`对${alert.merchantName}立案？`, question, '立案'))) return
    setBusy(true)
    try {
      const answer = await call('POST /api/supervision/alerts/{id}/case', { params: { id } })
      toastDone(`已立案 ${answer.case?.number ?? ''}`)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setBusy(false)
  }
  return (
    <Panel
      title={alertKindNames[kind]}
      side={
        <View className="row alert-panel__tags">
          <Tag tone={severityTones[severity]}>{severityNames[severity]}</Tag>
          <Tag tone={alertTones[state]}>{alertStateNames[state]}</Tag>
        </View>
      }
    >
      <Fact name="价格" strong>
        ¥{formatYuan(priceFen)}
        {unit}
      </Fact>
      <Fact name={alertBasisNames[kind]}>
        ¥{formatYuan(basisFen)}
        {unit}
      </Fact>
      <Fact name="高出">{percent}%</Fact>
      <View className="panel__hint">{ground}</View>
      {closed ? (
        <View className="panel__hint">
          {chinaDateTime(closed.at)} {closed.by}：{closed.reason}
        </View>
      ) : null}
      {alert.case ? (
        <View className="panel__foot">
          <Button
            tone="line"
            onTap={() => openPage(pageUrl(pages.regulatorCase, { id: alert.case?.id ?? '' }))}
          >
            查看案件 {alert.case.number}
          </Button>
        </View>
      ) : null}
      {state === 'open' ? (
        <View className="panel__foot alert-panel__acts">
          <Button loading={busy} onTap={() => void open()}>
            立案
          </Button>
          <Button tone="line" onTap={() => setAsking('warn')}>
            警告商家
          </Button>
          <Button tone="plain" onTap={() => setAsking('dismiss')}>
            排除
          </Button>
        </View>
      ) : null}
      {asking ? (
        <ReasonSheet
          title={sheets[asking].title}
          note={sheets[asking].note}
          usual={sheets[asking].usual}
          act={sheets[asking].act}
          onAct={(reason) => act(asking, reason)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </Panel>
  )
}
