import type { BatchDetail } from '@yuxiang/shared/api/traceability'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Picture } from '@/components/Picture'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { openDocument } from '@/services/file'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { RecallSheet } from './recall-sheet'

/** The batch's code and papers, and what may be done with it. */
export function BatchActs({ batch, onDone }: { batch: BatchDetail; onDone: () => Promise<void> }) {
  const { id, traceCode, state, current, mayAdd, mayRecall, mayLift } = batch
  const [asked, setAsked] = useState<'recall' | 'lift'>()
  const [busy, setBusy] = useState<'label' | 'current'>()
  const params = { id }
  const run = async (what: 'label' | 'current', work: () => Promise<void>) => {
    setBusy(what)
    await work().catch(toastProblem)
    setBusy(undefined)
  }
  const label = () =>
    run('label', async () => {
      const { url } = await call('POST /api/merchant/batches/{id}/label', { params })
      await openDocument(url)
    })
  const mark = () =>
    run('current', async () => {
      await call('POST /api/merchant/batches/{id}/current', { params, body: { current: !current } })
      toastDone(current ? '已取消' : '已设为当前发货批次')
      await onDone()
    })
  return (
    <Panel title="溯源码与合格证">
      <View className="batch-acts__code">
        <View className="batch-acts__qr">
          <Picture src={`/api/traces/${traceCode}/qr.png`} alt="溯源二维码" ratio={100} />
        </View>
        <View className="grow panel__hint">
          贴在包装上，买家扫码就能看到这一批的全程记录。合格证上另印有当时的校验值，事后重写记录也会露馅。
        </View>
      </View>
      <View className="batch-acts__row">
        <Button size="fit" tone="plain" onTap={() => openPage(pageUrl(pages.trace, { code: traceCode }))}>
          看公开页面
        </Button>
        {mayAdd && state === 'active' ? (
          <Button size="fit" tone="green" loading={busy === 'label'} onTap={() => void label()}>
            打印合格证
          </Button>
        ) : null}
      </View>
      {mayAdd && state === 'active' ? (
        <View className="batch-acts__row">
          <Button size="fit" tone="plain" loading={busy === 'current'} onTap={() => void mark()}>
            {current ? '取消当前发货' : '设为当前发货批次'}
          </Button>
        </View>
      ) : null}
      {mayRecall || mayLift ? (
        <View className="batch-acts__row">
          {mayRecall ? (
            <Button size="fit" tone="line" onTap={() => setAsked('recall')}>
              {state === 'recalled' ? '接管召回' : '召回这一批'}
            </Button>
          ) : null}
          {mayLift ? (
            <Button size="fit" tone="plain" onTap={() => setAsked('lift')}>
              解除召回
            </Button>
          ) : null}
        </View>
      ) : null}
      {asked === 'recall' ? (
        <RecallSheet batch={batch} onDone={onDone} onClose={() => setAsked(undefined)} />
      ) : null}
      {asked === 'lift' ? (
        <ReasonSheet
          title={`解除召回 ${batch.batchCode}`}
          note="解除的理由会写进全程记录，所有扫码的人都能看到；召回本身不会被抹去。"
          usual={['复检合格，准予恢复', '核查后属误报']}
          act="确认解除"
          onAct={async (reason) => {
            await call('POST /api/trace-desk/batches/{id}/lift-recall', { params, body: { reason } })
            toastDone('已解除召回')
            await onDone()
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Panel>
  )
}
