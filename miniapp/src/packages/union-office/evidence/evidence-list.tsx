import type { Evidence } from '@yuxiang/shared/api/union-evidence'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonLines } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { openDocument } from '@/services/file'
import { Panel } from '@/workbench/figures'
import './evidence-list.scss'
import type { EvidenceAnswer } from './use-evidence'

const states = { queued: '排队中', running: '正在生成', done: '已完成', failed: '没有生成' } as const

/** The papers that were ordered: how far they are, and the way to them. */
export function EvidenceList({ evidence }: { evidence: EvidenceAnswer }) {
  const { data, problem, loading, reload } = evidence
  return (
    <Panel
      title="已生成"
      side={
        data?.items.length ? (
          <Button size="small" tone="plain" loading={loading} onTap={() => void reload()}>
            刷新
          </Button>
        ) : null
      }
    >
      {data?.items.map((one) => (
        <Row key={one.id} evidence={one} onStale={reload} />
      ))}
      {data?.items.length === 0 ? (
        <Empty icon="book" title="还没有生成过材料" hint="选好时间或发放，生成后在这里下载" />
      ) : null}
      {data ? null : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonLines widths={[90, 70, 80]} />
      )}
    </Panel>
  )
}

function Row({ evidence, onStale }: { evidence: Evidence; onStale: () => Promise<void> }) {
  const { title, format, state, percent, failure, createdAt, downloadUrl } = evidence
  const making = state === 'queued' || state === 'running'
  const download = async (url: string) => {
    await openDocument(url)
    // The way to it is good for minutes only.
    await onStale()
  }
  return (
    <View className="evidence-row">
      <View className="grow">
        <View className="evidence-row__title">{title}</View>
        <View className="panel__hint">
          {format === 'xlsx' ? 'Excel' : 'PDF'} · {chinaDateTime(createdAt)}
        </View>
        {making ? (
          <View className="evidence-row__progress" role="status" label={`${states[state]}，${percent}%`}>
            <View className="evidence-row__track">
              <View className="evidence-row__bar" style={{ width: `${percent}%` }} />
            </View>
            {states[state]} {percent}%
          </View>
        ) : null}
        {failure ? <View className="evidence-row__failure">{failure}</View> : null}
      </View>
      {state === 'failed' ? <Tag tone="vermilion">{states.failed}</Tag> : null}
      {downloadUrl ? (
        <Button size="fit" tone="line" label={`下载${title}`} onTap={() => void download(downloadUrl)}>
          下载
        </Button>
      ) : null}
    </View>
  )
}
