import type { FilingVersion } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { canteenNames } from '@yuxiang/shared/reserved-share/words'
import { chinaDateTime } from '@/services/china-time'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

/** What was in force before, the newest first; nothing where nothing was. */
export function History({ versions }: { versions: readonly FilingVersion[] }) {
  if (versions.length === 0) return null
  return (
    <Panel title="以前的版本">
      <Table
        label="以前的版本"
        rows={versions}
        keyOf={({ id }) => id}
        columns={[
          { name: '版本', kind: 'title', share: 0.6, of: ({ version }) => `第 ${version} 版` },
          { name: '食堂情况', of: ({ canteen }) => (canteen ? canteenNames[canteen] : '—') },
          {
            name: '采购计划',
            kind: 'figure',
            of: ({ plannedFen }) => `¥${formatYuan(plannedFen ?? 0)}`,
          },
          {
            name: '预留份额',
            kind: 'figure',
            of: ({ reservedFen }) => `¥${formatYuan(reservedFen ?? 0)}`,
          },
          {
            name: '通过时间',
            share: 1.2,
            of: ({ decidedAt }) => (decidedAt ? chinaDateTime(decidedAt) : '—'),
          },
        ]}
      />
    </Panel>
  )
}
