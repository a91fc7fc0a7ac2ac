import type { RegionTarget } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { Sheet } from '@/components/Sheet'
import { chinaDateTime } from '@/services/china-time'
import { Table } from '@/workbench/table'

interface Props {
  year: number
  target: RegionTarget
  onClose: () => void
}

/** How a target came to be what it is, the newest first. */
export function VersionsSheet({ year, target: { name, versions }, onClose }: Props) {
  return (
    <Sheet open title={`${name} ${year} 年目标的改动`} onClose={onClose}>
      <Table
        label="历次改动"
        rows={versions}
        keyOf={({ version }) => String(version)}
        columns={[
          { name: '版本', kind: 'title', of: ({ version }) => `第 ${version} 版` },
          {
            name: '目标',
            kind: 'figure',
            of: ({ amountFen }) => (amountFen === null ? '撤销' : `¥${formatYuan(amountFen)}`),
          },
          { name: '依据', share: 1.6, of: ({ reason }) => reason },
          { name: '经办', of: ({ setBy }) => setBy },
          { name: '时间', share: 1.2, of: ({ setAt }) => chinaDateTime(setAt) },
        ]}
      />
    </Sheet>
  )
}
