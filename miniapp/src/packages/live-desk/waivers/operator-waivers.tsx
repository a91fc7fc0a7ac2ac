import type { WaiverCandidate } from '@yuxiang/shared/api/fee-waivers'
import { waiverGroundNames, waiverWaitDays } from '@yuxiang/shared/live/waiver'
import { formatYuan } from '@yuxiang/shared/money'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Money } from '@/components/Money'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { chinaDay } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { ownName } from '@/services/kept'
import { monthAfter, monthName } from '@/services/months'
import { today } from '@/services/today'
import { Figures, Panel } from '@/workbench/figures'
import { MonthNav } from '@/workbench/month-nav'
import { type Column, Table } from '@/workbench/table'
import { RulePanel } from './rule-panel'
import './operator-waivers.scss'

type Month = Answer<'GET /api/operations/fee-waivers'>

/** A month's figures and decisions; the newest that can be decided comes first. */
export function OperatorWaivers({ userId }: { userId: string }) {
  const now = today().slice(0, 7)
  const [month, setMonth] = useState(monthAfter(today(-waiverWaitDays()).slice(0, 7), -1))
  const answer = useAnswer(ownName(userId, `fee-waivers-${month}`), () =>
    call('GET /api/operations/fee-waivers', { query: { month } }),
  )
  return (
    <>
      <MonthNav month={month} last={now} onMonth={setMonth} />
      {answer.data ? (
        <Shown data={answer.data} onChanged={answer.reload} />
      ) : answer.problem ? (
        <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </>
  )
}

const isOpen = ({ due, waiver }: WaiverCandidate) => due !== null && waiver === null

function Shown({ data, onChanged }: { data: Month; onChanged: () => Promise<void> }) {
  const { busy, grant } = useGrant(data.month, onChanged)
  const open = data.items.filter(isOpen)
  const openFen = open.reduce((sum, { due }) => sum + (due?.amountFen ?? 0), 0)
  const granted = data.items.flatMap(({ waiver }) => (waiver ? [waiver] : []))
  return (
    <>
      <Figures
        label={monthName(data.month)}
        figures={[
          {
            name: '已完成的直播成交',
            fen: data.items.reduce((sum, { liveSalesFen }) => sum + liveSalesFen, 0),
            hint: `${data.items.length} 家商家`,
          },
          {
            name: '待核定',
            fen: openFen,
            hint: `${open.length} 家`,
            warm: data.isDecidable && open.length > 0,
          },
          {
            name: '已核定',
            fen: granted.reduce((sum, { amountFen }) => sum + amountFen, 0),
            hint: `${granted.length} 家`,
          },
          {
            name: '其中已退回',
            fen: granted.reduce((sum, { amountFen, appliedAt }) => sum + (appliedAt ? amountFen : 0), 0),
          },
        ]}
      />
      <Panel
        title="各商家"
        side={
          data.isDecidable && open.length > 0 ? (
            <Button size="fit" loading={busy} onTap={() => void grant(open)}>
              {`核定 ${open.length} 家`}
            </Button>
          ) : null
        }
      >
        {data.items.length > 0 ? (
          <Table
            label="各商家的减免"
            rows={data.items}
            keyOf={({ merchantId }) => merchantId}
            columns={columnsOf(data.isDecidable, busy, (one) => void grant([one]))}
          />
        ) : (
          <Empty icon="coin" title="这个月没有完成的直播订单" hint="订单收货满 7 天且没有售后才算完成" />
        )}
        {data.isDecidable ? null : (
          <View className="panel__hint">
            {chinaDay(data.decidableOn)}起可以核定：在那之前当月的订单可能还没有完成，数字仍会变化。
          </View>
        )}
      </Panel>
      <RulePanel rule={data.rule} />
    </>
  )
}

/** Decides on some of a month's merchants, after asking. */
function useGrant(month: string, onChanged: () => Promise<void>) {
  const [busy, setBusy] = useState(false)
  const grant = async (some: readonly WaiverCandidate[]) => {
    const fen = some.reduce((sum, { due }) => sum + (due?.amountFen ?? 0), 0)
    const whom = some.length === 1 ? some[0]?.merchantName : `${some.length} 家商家`
    const words = `${whom}，共 ¥${formatYuan(fen)}。核定后不能更改，随结算退回给商家。`
    if (!(await confirmAct(`核定${monthName(month)}的减免`, words, '核定'))) return
    setBusy(true)
    try {
      const body = { month, merchantIds: some.map(({ merchantId }) => merchantId).slice(0, 500) }
      await withIdempotencyKey('fee-waivers', body, (idempotencyKey) =>
        call('POST /api/operations/fee-waivers', { body, idempotencyKey }),
      )
      toastDone('已核定')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onChanged()
    setBusy(false)
  }
  return { busy, grant }
}

function columnsOf(
  isDecidable: boolean,
  busy: boolean,
  onGrant: (one: WaiverCandidate) => void,
): Column<WaiverCandidate>[] {
  return [
    {
      name: '商家',
      kind: 'title',
      share: 2,
      of: ({ merchantName, county, isListed, isCooperative }) => (
        <View>
          {merchantName}
          <View className="waivers__note">
            {[county, isListed ? '重点帮扶县' : '', isCooperative ? '合作社或家庭农场' : '']
              .filter((word) => word !== '')
              .join(' · ')}
          </View>
        </View>
      ),
    },
    { name: '订单', kind: 'figure', share: 0.6, of: ({ orders }) => `${orders} 单` },
    {
      name: '直播成交',
      kind: 'figure',
      of: ({ liveSalesFen }) => <Money fen={liveSalesFen} size="sm" tone="ink" />,
    },
    {
      name: '减免',
      kind: 'figure',
      of: ({ due, waiver }) => {
        const fen = waiver?.amountFen ?? due?.amountFen
        return fen ? <Money fen={fen} size="sm" tone="ink" /> : <Text className="muted">未达标</Text>
      },
    },
    {
      name: '理由',
      share: 1.1,
      of: ({ due, waiver }) => {
        const ground = (waiver ?? due)?.ground
        return ground ? waiverGroundNames[ground] : <Text className="muted">—</Text>
      },
    },
    {
      name: '核定',
      kind: 'acts',
      share: 1.1,
      of: (one) => {
        if (one.waiver) {
          return one.waiver.appliedAt ? <Tag>已退回</Tag> : <Tag tone="citrus">待结算退回</Tag>
        }
        return isDecidable && one.due ? (
          <Button
            size="small"
            tone="line"
            disabled={busy}
            label={`核定：${one.merchantName}`}
            onTap={() => onGrant(one)}
          >
            核定
          </Button>
        ) : null
      },
    },
  ]
}
