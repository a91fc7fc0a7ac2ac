import type { CertificationImport } from '@yuxiang/shared/api/certification-office'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

const stateNames: Record<CertificationImport['state'], string> = {
  reading: '正在核对',
  preview: '待确认',
  importing: '正在写入',
  imported: '已写入',
  failed: '未写入',
}
const stateOf = ({ state, errorCount }: CertificationImport): string =>
  state === 'preview' && errorCount > 0 ? '有错误' : stateNames[state]

interface Props {
  userId: string
  /** The one on the page below. */
  shown: CertificationImport | undefined
  onOpen: (one: CertificationImport) => void
}

/** What colleagues uploaded and waits for a second person, and what one uploaded oneself of late. */
export function WaitingImports({ userId, shown, onOpen }: Props) {
  const { data, problem, reload } = useAnswer(
    ownName(userId, `certification-imports-${shown?.id ?? ''}-${shown?.state ?? ''}`),
    () => call('GET /api/certification-office/imports', {}),
    { keep: false },
  )
  useShowAgain(() => void reload())
  if (!data) return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : null
  if (data.items.length === 0) return null
  return (
    <Panel title="待确认与最近的导入">
      <Table
        label="导入"
        rows={data.items}
        keyOf={({ id }) => id}
        columns={[
          { name: '文件', kind: 'title', share: 2, of: ({ fileName }) => fileName },
          { name: '上传人', of: ({ own, ownerName }) => (own ? '我' : ownerName) },
          { name: '时间', share: 1.2, of: ({ uploadedAt }) => chinaDateTime(uploadedAt) },
          { name: '状态', of: stateOf },
          {
            name: '操作',
            kind: 'acts',
            share: 0.8,
            of: (row) => (
              <Button size="small" tone="plain" label={`查看 ${row.fileName}`} onTap={() => onOpen(row)}>
                查看
              </Button>
            ),
          },
        ]}
      />
    </Panel>
  )
}
