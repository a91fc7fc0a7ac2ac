import { useRouter } from '@tarojs/taro'
import type { BatchDetail } from '@yuxiang/shared/api/traceability'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { type Loaded, useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import type { DeskRole } from '@/workbench/desks'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { BatchDeskGate, BatchDeskPage } from '../shared/desk-of'
import { RecallNote } from '../shared/recall-note'
import { SealCard } from '../shared/seal-card'
import { Timeline } from '../shared/timeline'
import { BatchActs } from './batch-acts'
import { Buyers } from './buyers'
import { ImportEvents } from './import-events'
import './index.scss'

/** 批次: its record, its papers, and its recall. */
export default function BatchPage() {
  return (
    <BatchDeskGate title="批次" self={pages.batch}>
      {(userId, desk) => <Loader userId={userId} desk={desk} />}
    </BatchDeskGate>
  )
}

function Loader({ userId, desk }: { userId: string; desk: DeskRole }) {
  const id = useRouter().params.id ?? ''
  const batch = useAnswer(ownName(userId, `batch-${id}`), () =>
    call('GET /api/trace-desk/batches/{id}', { params: { id } }),
  )
  useShowAgain(() => void batch.reload())
  const { data, problem } = batch
  const title = data ? `批次 ${data.batchCode}` : '批次'
  return (
    <BatchDeskPage desk={desk} below title={title} onRefresh={batch.reload}>
      {data ? (
        <Shown batch={data} loaded={batch} userId={userId} />
      ) : problem instanceof ApiProblem && problem.status === 404 ? (
        <Empty
          icon="leaf"
          title="没有这个批次"
          action="全部批次"
          onAction={() => backToPage(pages.batches)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void batch.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </BatchDeskPage>
  )
}

interface ShownProps {
  batch: BatchDetail
  loaded: Loaded<BatchDetail>
  userId: string
}

function Shown({ batch, loaded, userId }: ShownProps) {
  const { id, chain, recalls, mayAdd } = batch
  const open = recalls.find(({ lifted }) => lifted === null)
  const add = (corrects?: number) => openPage(pageUrl(pages.traceEvent, { id, corrects }))
  return (
    <>
      {open ? <RecallNote recall={open} /> : null}
      {batch.held ? (
        <Note tone="warm">
          市场监管部门抽检不合格，要求召回这一批。商家可以自行召回，但召回后须由主管部门或平台解除，或由市场监管部门撤回要求。
        </Note>
      ) : null}
      <BenchColumns
        main={
          <>
            <SealCard trace={batch} />
            <Panel
              title="全程记录"
              side={
                mayAdd ? (
                  <Button size="fit" onTap={() => add()}>
                    添加记录
                  </Button>
                ) : null
              }
            >
              {chain.length > 0 ? (
                <Timeline
                  traceCode={batch.traceCode}
                  chain={chain}
                  brokenAt={batch.brokenAt}
                  onCorrect={mayAdd ? add : undefined}
                />
              ) : (
                <View className="panel__none">
                  {mayAdd ? '还没有记录。从种植、投入品写起，买家最想看到采收和检测。' : '商家还没有写入记录'}
                </View>
              )}
            </Panel>
            {mayAdd ? <ImportEvents batchId={id} onDone={loaded.reload} /> : null}
          </>
        }
        aside={
          <>
            <Facts batch={batch} />
            <BatchActs batch={batch} onDone={loaded.reload} />
            {batch.maySeeBuyers ? <Buyers batchId={id} userId={userId} recall={recalls[0]} /> : null}
            {recalls
              .filter(({ lifted }) => lifted !== null)
              .map((recall) => (
                <RecallNote key={recall.at} recall={recall} />
              ))}
          </>
        }
      />
    </>
  )
}

function Facts({ batch }: { batch: BatchDetail }) {
  const { state, current } = batch
  return (
    <Panel
      title={`${batch.productName} ${batch.skuName}`}
      side={
        state === 'recalled' ? (
          <Tag tone="vermilion">召回中</Tag>
        ) : current ? (
          <Tag>当前发货</Tag>
        ) : (
          <Tag tone="plain">正常</Tag>
        )
      }
    >
      <Fact name="商家">
        {batch.merchantName} · {batch.county}
      </Fact>
      <Fact name="数量">
        {batch.quantity.toLocaleString('en-US')} {batch.unit}
      </Fact>
      <Fact name="产地">{batch.origin}</Fact>
      <Fact name="生产日期">{batch.producedOn}</Fact>
      <Fact name="保质期至">{batch.bestBefore}</Fact>
      <Fact name="溯源码">
        <Text className="number">{batch.traceCode.replace(/(.{4})(?=.)/g, '$1 ')}</Text>
      </Fact>
    </Panel>
  )
}
