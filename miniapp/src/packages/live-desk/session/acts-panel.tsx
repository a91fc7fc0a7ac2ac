import type { DeskLiveSession } from '@yuxiang/shared/api/live-desk'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'

/** Starting, ending, changing and cancelling, as the session's state lets one. */
export function ActsPanel({ session, onDone }: { session: DeskLiveSession; onDone: () => Promise<void> }) {
  const { id, state } = session
  const [busy, setBusy] = useState<'start' | 'end'>()
  const [cancelling, setCancelling] = useState(false)
  const params = { id }
  const run = async (act: 'start' | 'end') => {
    const asked =
      act === 'start'
        ? confirmAct('现在开播', '页面会显示“直播中”，预留的库存立刻放出来卖。', '开播')
        : confirmAct('结束直播', '结束后不能重新开播；可以再填回放链接。', '结束')
    if (busy || !(await asked)) return
    setBusy(act)
    try {
      if (act === 'start') await call('POST /api/workbench/live/sessions/{id}/start', { params })
      else await call('POST /api/workbench/live/sessions/{id}/end', { params })
      toastDone(act === 'start' ? '已开播' : '已结束')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setBusy(undefined)
  }
  if (state === 'ended' || state === 'cancelled') return null
  return (
    <Panel title="操作">
      <View className="panel__hint">
        {state === 'planned'
          ? '到开播时间会自动变为“直播中”，也可以提前至多 2 小时手动开播。'
          : '到结束时间会自动结束；要延长，先改结束时间。'}
      </View>
      <View className="panel__foot live-acts">
        {state === 'planned' ? (
          <Button loading={busy === 'start'} onTap={() => void run('start')}>
            现在开播
          </Button>
        ) : (
          <Button loading={busy === 'end'} onTap={() => void run('end')}>
            结束直播
          </Button>
        )}
        <Button tone="line" onTap={() => openPage(pageUrl(pages.deskLiveEdit, { id }))}>
          修改
        </Button>
        {state === 'planned' ? (
          <Button tone="plain" onTap={() => setCancelling(true)}>
            取消这场
          </Button>
        ) : null}
      </View>
      {cancelling ? (
        <ReasonSheet
          title="取消直播"
          note="取消后不能恢复：预留库存退回，已预约的人会收到通知。"
          usual={['主播有事', '天气原因', '排期调整']}
          act="确定取消"
          onAct={async (reason) => {
            await call('POST /api/workbench/live/sessions/{id}/cancel', { params, body: { reason } })
            toastDone('已取消')
            await onDone()
          }}
          onClose={() => setCancelling(false)}
        />
      ) : null}
    </Panel>
  )
}
