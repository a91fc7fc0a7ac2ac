import type { Grant } from '@yuxiang/shared/api/union-grants'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { chinaDays } from '@/services/china-time'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { today } from '@/services/today'
import { percentOf } from '@/workbench/chart-figures'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import { grantState } from '../shared/grant-words'
import { type Office, OfficePage } from '../shared/office-page'
import { useGrants } from '../shared/use-grants'
import './index.scss'

const openNew = () => openPage(pages.officeGrantNew)

/** 发放记录 */
export default function GrantsPage() {
  return (
    <OfficePage
      section="grants"
      title="发放"
      self={pages.officeGrants}
      actions={
        <Button size="fit" onTap={openNew}>
          新建发放
        </Button>
      }
    >
      {(office) => <Grants office={office} />}
    </OfficePage>
  )
}

function Grants({ office }: { office: Office }) {
  const list = useGrants(office)
  useShowAgain(() => void list.reload())
  return (
    <Panel title="发放记录">
      <PagedTable
        label="发放记录"
        list={list}
        columns={columns}
        keyOf={(grant) => grant.id}
        empty={
          <Empty
            icon="coin"
            title="还没有发放过"
            hint="选好金额、范围和有效期，试算无误后一次发给所有会员"
            action="新建发放"
            onAction={openNew}
          />
        }
      />
    </Panel>
  )
}

const columns: Column<Grant>[] = [
  {
    name: '名称',
    kind: 'title',
    share: 1.8,
    of: (grant) => {
      const state = grantState(grant, today())
      return (
        <Link className="grants__name" to={pageUrl(pages.officeGrant, { id: grant.id })}>
          <View className="row grants__title">
            <Text>{grant.name}</Text>
            <Tag tone={state.tone}>{state.text}</Tag>
          </View>
          <View className="panel__hint">
            {grant.scopeText} · {chinaDays(grant.validFrom, grant.validTo)}
          </View>
        </Link>
      )
    },
  },
  { name: '人数', share: 0.4, of: (grant) => <Text className="number">{grant.members} 人</Text> },
  {
    name: '发放金额',
    kind: 'figure',
    share: 0.8,
    of: (grant) => <Text className="number">¥{formatYuan(grant.amountFen)}</Text>,
  },
  {
    name: '已消费',
    kind: 'wide',
    of: (grant) => (
      <View className="grants__spent">
        <Text className="number">
          ¥{formatYuan(grant.spentFen)} · {percentOf(grant.spentFen, grant.amountFen)}%
        </Text>
        <View className="grants__track" hidden>
          <View className="grants__bar" style={{ width: `${percentOf(grant.spentFen, grant.amountFen)}%` }} />
        </View>
      </View>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.5,
    of: (grant) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${grant.name}`}
        onTap={() => openPage(pageUrl(pages.officeGrant, { id: grant.id }))}
      >
        查看
      </Button>
    ),
  },
]
