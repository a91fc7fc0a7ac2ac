import type { MarkState, ProductMark } from '@yuxiang/shared/api/brands'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { View } from '@/elements'
import { usePagedList } from '@/hooks/use-paged-list'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { ReasonSheet } from '@/workbench/reason-sheet'
import { markStateNames } from '../shared/brand-words'
import { MarkTable } from '../shared/mark-table'

const states = (Object.keys(markStateNames) as MarkState[]).map((key) => ({ key, name: markStateNames[key] }))

/** 标志确认: what merchants entered for the county's products. */
export default function CountyMarksPage() {
  return (
    <DeskGate desk="county" title="标志确认" self={pages.countyMarks}>
      {(userId) => <Marks userId={userId} />}
    </DeskGate>
  )
}

function Marks({ userId }: { userId: string }) {
  const [state, setState] = useState<MarkState>('pending')
  const [asked, setAsked] = useState<{ mark: ProductMark; act: 'reject' | 'withdraw' }>()
  const list = usePagedList<ProductMark>(ownName(userId, `county-marks-${state}`), ({ cursor }) =>
    call('GET /api/county/marks', { query: { state, ...(cursor ? { cursor } : {}) } }),
  )
  const confirm = async ({ id, certificateNo }: ProductMark) => {
    if (!(await confirmAct('确认这个标志', `证书 ${certificateNo} 已核对无误，将展示在商品上。`, '确认')))
      return
    try {
      await call('POST /api/county/marks/{id}/decide', { params: { id }, body: { decision: 'confirm' } })
      toastDone('已确认')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await list.refresh()
  }
  const acts = (mark: ProductMark) =>
    mark.state === 'pending' ? (
      <View className="mark-table__acts">
        <Button size="small" tone="green" onTap={() => void confirm(mark)}>
          确认
        </Button>
        <Button size="small" tone="plain" onTap={() => setAsked({ mark, act: 'reject' })}>
          退回
        </Button>
      </View>
    ) : mark.state === 'confirmed' ? (
      <Button size="small" tone="plain" onTap={() => setAsked({ mark, act: 'withdraw' })}>
        撤下
      </Button>
    ) : null
  return (
    <DeskPage desk="county" section="marks" title="标志确认" onRefresh={list.refresh}>
      <View className="bench__filters">
        <Chips label="按状态查看标志" options={states} chosen={[state]} onTap={setState} />
      </View>
      <MarkTable
        list={list}
        withMerchant
        acts={acts}
        empty={
          <Empty icon="shield" title={`没有${markStateNames[state]}的标志`} hint="商家登记后会出现在这里" />
        }
      />
      {asked ? (
        <ReasonSheet
          title={asked.act === 'reject' ? '退回标志' : '撤下标志'}
          note={
            asked.act === 'reject'
              ? '商家会看到原因，改好后可以重新登记。'
              : '马上生效：商品不再展示这个标志，按标志筛选也不再出现。'
          }
          usual={
            asked.act === 'reject' ? ['证书编号与文件不一致', '证书照片不清晰'] : ['证书被注销', '抽检不合格']
          }
          act={asked.act === 'reject' ? '确认退回' : '确认撤下'}
          onAct={async (reason) => {
            const params = { id: asked.mark.id }
            await (asked.act === 'reject'
              ? call('POST /api/county/marks/{id}/decide', { params, body: { decision: 'reject', reason } })
              : call('POST /api/county/marks/{id}/withdraw', { params, body: { reason } }))
            toastDone(asked.act === 'reject' ? '已退回' : '已撤下')
            await list.refresh()
          }}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </DeskPage>
  )
}
