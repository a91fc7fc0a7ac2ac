import type { Purchase } from '@yuxiang/shared/api/union-purchases'
import { formatYuan } from '@yuxiang/shared/money'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Tag } from '@/components/Tag'
import { Link, Text, View } from '@/elements'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { PagedTable } from '@/workbench/paged-table'
import type { Column } from '@/workbench/table'
import { usePage } from '@/workbench/use-page'
import { type Office, OfficePage } from '../shared/office-page'
import { purchaseStates } from '../shared/purchase-words'

const openNew = () => openPage(pages.officePurchaseNew)

/** 集体采购记录 */
export default function PurchasesPage() {
  return (
    <OfficePage
      section="purchases"
      title="集体采购"
      self={pages.officePurchases}
      actions={
        <Button size="fit" onTap={openNew}>
          新建采购
        </Button>
      }
    >
      {(office) => <Purchases office={office} />}
    </OfficePage>
  )
}

function Purchases({ office: { userId, union } }: { office: Office }) {
  const list = usePage(ownName(userId, `office-purchases-${union.id}`), (query) =>
    call('GET /api/union-office/unions/{id}/purchases', { params: { id: union.id }, query }),
  )
  useShowAgain(() => void list.reload())
  return (
    <Panel title="采购记录">
      <PagedTable
        label="集体采购记录"
        list={list}
        columns={columns}
        keyOf={(purchase) => purchase.id}
        empty={
          <Empty
            icon="parcel"
            title="还没有集体采购"
            hint="选好商品和每人数量，货送到单位，逐人签收"
            action="新建采购"
            onAction={openNew}
          />
        }
      />
    </Panel>
  )
}

const columns: Column<Purchase>[] = [
  {
    name: '名称',
    kind: 'title',
    share: 2,
    of: (purchase) => (
      <Link to={pageUrl(pages.officePurchase, { id: purchase.id })}>
        <View className="row">
          <Text>{purchase.name}</Text>
        </View>
        <View className="panel__hint">
          {purchase.items.map((item) => `${item.name} × ${item.quantity}`).join('、')}
        </View>
      </Link>
    ),
  },
  {
    name: '状态',
    share: 0.6,
    of: ({ state }) => <Tag tone={purchaseStates[state].tone}>{purchaseStates[state].text}</Tag>,
  },
  {
    name: '下单时间',
    of: (purchase) => <Text className="number">{chinaDateTime(purchase.createdAt)}</Text>,
  },
  {
    name: '金额',
    kind: 'figure',
    of: (purchase) => <Text className="number">¥{formatYuan(purchase.totalFen)}</Text>,
  },
  {
    name: '已签收',
    kind: 'figure',
    share: 0.6,
    of: (purchase) => (
      <Text className="number">
        {purchase.signed} / {purchase.members}
      </Text>
    ),
  },
  {
    name: '操作',
    kind: 'acts',
    share: 0.5,
    of: (purchase) => (
      <Button
        size="small"
        tone="plain"
        label={`查看${purchase.name}`}
        onTap={() => openPage(pageUrl(pages.officePurchase, { id: purchase.id }))}
      >
        查看
      </Button>
    ),
  },
]
