import { Empty } from '@/components/Empty'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import { usePage } from '@/workbench/use-page'
import { OpenUnionForm } from './open-union-form'

interface Listed {
  id: string
  name: string
  members: number
}

/** 运营：开通工会 */
export default function UnionsPage() {
  return (
    <DeskGate desk="operator" title="开通工会" self={pages.operatorUnions}>
      {(userId) => <Unions userId={userId} />}
    </DeskGate>
  )
}

function Unions({ userId }: { userId: string }) {
  const list = usePage<Listed>(ownName(userId, 'all-unions'), (query) =>
    call('GET /api/workbench/unions', { query }),
  )
  return (
    <DeskPage desk="operator" section="unions" title="开通工会" onRefresh={list.reload}>
      <BenchColumns
        main={
          <Panel title="已开通的工会">
            <PagedTable
              label="已开通的工会"
              list={list}
              keyOf={({ id }) => id}
              empty={<Empty icon="people" title="还没有工会" hint="填写单位和工会干部的手机号开通" />}
              columns={[
                { name: '工会', kind: 'title', share: 2, of: ({ name }) => name },
                { name: '已加入会员', kind: 'figure', of: ({ members }) => `${members} 人` },
              ]}
            />
          </Panel>
        }
        aside={<OpenUnionForm onDone={list.reload} />}
      />
    </DeskPage>
  )
}
