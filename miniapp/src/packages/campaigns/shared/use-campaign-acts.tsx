import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { type CampaignEvent, campaignMachine } from '@yuxiang/shared/states/campaign'
import { next } from '@yuxiang/shared/states/machine'
import { type ReactNode, useState } from 'react'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { type Bench, isOperator, isOwn } from '@/workbench/common-page'
import { ReasonSheet } from '@/workbench/reason-sheet'

export interface Act {
  event: CampaignEvent
  name: string
}

/** In the order in which they stand beside each other. */
const acts: readonly Act[] = [
  { event: 'publish', name: '编辑与发布' },
  { event: 'discard', name: '作废' },
  { event: 'pause', name: '暂停' },
  { event: 'resume', name: '恢复' },
  { event: 'end', name: '结束' },
]

const stops: readonly CampaignEvent[] = ['pause', 'resume', 'end']

/** What somebody may do with a campaign now: what its state has a way for, and nothing else. */
export function actsOf(bench: Bench, { state, merchantId }: Campaign): readonly Act[] {
  const mayAll = isOwn(bench, merchantId)
  return acts.filter(
    ({ event }) =>
      next(campaignMachine, state, event) !== null &&
      (mayAll || (isOperator(bench) && stops.includes(event))),
  )
}

const usual = {
  pause: ['库存不足', '价格需要核对', '物流受影响'],
  end: ['活动目的已达到', '备货不足', '规则设置有误'],
}

/** Doing what may be done with a campaign; `sheet` has to stand in the page. */
export function useCampaignActs(onDone: () => Promise<void>) {
  const [asking, setAsking] = useState<{ campaign: Campaign; event: 'pause' | 'end' }>()

  const send = async (ask: () => Promise<Campaign>, done: string) => {
    try {
      await ask()
      toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
  }

  const act = async (campaign: Campaign, event: CampaignEvent) => {
    const params = { id: campaign.id }
    if (event === 'publish') return openPage(pageUrl(pages.benchCampaignEdit, params))
    if (event === 'pause' || event === 'end') return setAsking({ campaign, event })
    if (event === 'discard') {
      const sure = await confirmAct(`作废“${campaign.name}”`, '草稿作废后不能再编辑或发布。', '作废')
      if (sure) await send(() => call('POST /api/workbench/campaigns/{id}/discard', { params }), '已作废')
      return
    }
    await send(() => call('POST /api/workbench/campaigns/{id}/resume', { params }), '已恢复')
  }

  const stop = async (reason: string) => {
    if (!asking) return
    const { campaign, event } = asking
    const params = { id: campaign.id }
    await (event === 'pause'
      ? call('POST /api/workbench/campaigns/{id}/pause', { params, body: { reason } })
      : call('POST /api/workbench/campaigns/{id}/end', { params, body: { reason } }))
    toastDone(event === 'pause' ? '已暂停' : '已结束')
    await onDone()
  }

  const sheet: ReactNode = asking ? (
    <ReasonSheet
      title={`${asking.event === 'pause' ? '暂停' : '结束'}“${asking.campaign.name}”`}
      note={
        asking.event === 'pause'
          ? '暂停后新下的订单不再享受，已下的订单不变；之后可以恢复。'
          : '结束后不能再恢复；已下的订单仍按活动价。'
      }
      usual={usual[asking.event]}
      act={asking.event === 'pause' ? '确认暂停' : '确认结束'}
      onAct={stop}
      onClose={() => setAsking(undefined)}
    />
  ) : null
  return { act, sheet }
}
