import type { GrantPreview } from '@yuxiang/shared/api/union-grants'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { Table } from '@/workbench/table'
import './grant-preview.scss'
import type { GrantForm } from './use-grant-form'

/** What the grant would do, as the server computes it, what stands in its way, and issuing it. */
export function GrantPreviewPanel({ form }: { form: GrantForm }) {
  const { complete, preview, issuing, issue } = form
  const ready = preview.data !== undefined && preview.data.obstacles.length === 0
  return (
    <Panel title="试算">
      {complete ? (
        preview.problem ? (
          <Failure problem={preview.problem} onRetry={preview.reload} />
        ) : preview.shown ? (
          <View className={preview.loading ? 'grant-preview--old' : ''}>
            <Computed preview={preview.shown} />
          </View>
        ) : (
          <View label="正在试算" role="status">
            <SkeletonLines widths={[90, 60, 80, 70]} />
          </View>
        )
      ) : (
        <View className="panel__none">填好后，这里算出人数和总额，并看是否超过上限</View>
      )}
      <Button
        className="grant-preview__issue"
        loading={issuing}
        disabled={complete && !ready}
        onTap={() => void issue()}
      >
        {complete && ready ? `发放 ¥${formatYuan(preview.data?.totalFen ?? 0)}` : '发放'}
      </Button>
    </Panel>
  )
}

function Computed({ preview }: { preview: GrantPreview }) {
  const { members, totalFen, availableFen, groups, cap, overCap, overCapCount, usableProducts, obstacles } =
    preview
  return (
    <>
      {obstacles.map((obstacle) => (
        <Note key={obstacle} tone="wrong">
          {obstacle}
        </Note>
      ))}
      <Fact name="发放人数" strong>
        {members} 人
      </Fact>
      <Fact name="发放总额" strong>
        ¥{formatYuan(totalFen)}
      </Fact>
      <Fact name="预算可用">¥{formatYuan(availableFen)}</Fact>
      {totalFen <= availableFen ? (
        <Fact name="发放后剩余">¥{formatYuan(availableFen - totalFen)}</Fact>
      ) : null}
      <Fact name="可买的商品">{usableProducts} 款</Fact>
      <Fact name="每人每年上限">¥{formatYuan(cap.amountFen)}</Fact>
      <View className="panel__hint">{cap.basis}</View>
      {groups.length > 1 ? (
        <View className="grant-preview__list">
          <Table
            label="按分组"
            rows={groups}
            keyOf={({ group }) => group}
            columns={[
              { name: '分组', kind: 'title', of: ({ group }) => group || '未分组' },
              { name: '人数', kind: 'figure', share: 0.6, of: (one) => `${one.members} 人` },
              { name: '每人', kind: 'figure', of: (one) => `¥${formatYuan(one.amountFen)}` },
              { name: '小计', kind: 'figure', of: (one) => `¥${formatYuan(one.totalFen)}` },
            ]}
          />
        </View>
      ) : null}
      {overCapCount > 0 ? (
        <View className="grant-preview__list">
          <View className="grant-preview__title">
            超过上限的 {overCapCount} 人
            {overCapCount > overCap.length ? `（列出前 ${overCap.length} 人）` : ''}
          </View>
          <Table
            label="超过上限的会员"
            rows={overCap}
            keyOf={({ memberId }) => memberId}
            columns={[
              { name: '姓名', kind: 'title', of: ({ name }) => name },
              { name: '今年已发', kind: 'figure', of: (one) => `¥${formatYuan(one.grantedFen)}` },
              { name: '本次', kind: 'figure', of: (one) => `¥${formatYuan(one.amountFen)}` },
              {
                name: '超出',
                kind: 'figure',
                of: (one) => `¥${formatYuan(one.grantedFen + one.amountFen - cap.amountFen)}`,
              },
            ]}
          />
        </View>
      ) : null}
    </>
  )
}
