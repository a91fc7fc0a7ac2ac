import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { Panel } from '@/workbench/figures'
import './budget-card.scss'
import { SourceFile } from './source-file'

interface Props {
  budget: Budget
  onAdd: () => void
  onClosed: () => void
  /** A paper's file was kept. */
  onKept: () => Promise<void>
}

/** A year's budget: its figures, the papers it stands on, adding to it and closing it. */
export function BudgetCard({ budget, onAdd, onClosed, onKept }: Props) {
  const [closing, setClosing] = useState(false)
  const open = budget.state === 'open'
  const close = async () => {
    setClosing(true)
    try {
      if (await confirmClose(budget)) {
        await call('POST /api/union-office/budgets/{id}/close', { params: { id: budget.id } })
        toastDone('已结账')
        onClosed()
      }
    } catch (thrown) {
      toastProblem(thrown)
    }
    setClosing(false)
  }
  return (
    <Panel
      title={`${budget.year} 年度`}
      side={<Tag tone={open ? 'green' : 'plain'}>{open ? '执行中' : '已结账'}</Tag>}
    >
      <View className="budget-card__figures">
        <Amount name="预算总额" fen={budget.amountFen} />
        <Amount name="已安排" fen={budget.committedFen} />
        {budget.returnedFen === null ? (
          <Amount name="可用余额" fen={budget.availableFen} />
        ) : (
          <Amount name="结账退回来源" fen={budget.returnedFen} />
        )}
        <Amount
          name="每人每年上限"
          fen={budget.memberYearCapFen ?? policy.unionMemberYearCap.value}
          note={budget.memberYearCapFen === null ? '按规定标准' : '本会自定'}
        />
      </View>
      <View className="budget-card__title">依据文件</View>
      {budget.sources.map((source) => (
        <View key={source.id} className="budget-card__source">
          <View className="grow">
            <View>{source.title}</View>
            <View className="panel__hint">
              {source.documentNo} · {source.issuedOn} · 登记于 {chinaDateTime(source.addedAt)}
            </View>
            <View className="budget-card__file">
              <SourceFile source={source} onKept={onKept} />
            </View>
          </View>
          <Text className="number">+¥{formatYuan(source.amountFen)}</Text>
        </View>
      ))}
      {open ? (
        <View className="budget-card__acts">
          <Button size="fit" tone="plain" loading={closing} onTap={() => void close()}>
            年度结账
          </Button>
          <Button size="fit" tone="line" onTap={onAdd}>
            追加预算
          </Button>
        </View>
      ) : budget.closedAt ? (
        <View className="panel__hint">结账于 {chinaDateTime(budget.closedAt)}</View>
      ) : null}
    </Panel>
  )
}

function Amount({ name, fen, note }: { name: string; fen: number; note?: string }) {
  return (
    <View className="budget-card__amount">
      <View className="panel__hint">{name}</View>
      <Money fen={fen} tone="ink" size="md" />
      {note ? <View className="panel__hint">{note}</View> : null}
    </View>
  )
}

/** Says what closing will do, in today's figures, before it asks. */
async function confirmClose({ id, year, availableFen }: Budget): Promise<boolean> {
  const { remainingFen } = await call('GET /api/union-office/budgets/{id}/progress', { params: { id } })
  const takenBack = remainingFen > 0 ? `会员未用的 ¥${formatYuan(remainingFen)} 将收回，` : ''
  return confirmAct(
    `${year} 年度结账`,
    `${takenBack}余额共 ¥${formatYuan(remainingFen + availableFen)} 退回经费来源；之后本年度不能再发放、采购或追加，也不能撤销。`,
    '确认结账',
  )
}
