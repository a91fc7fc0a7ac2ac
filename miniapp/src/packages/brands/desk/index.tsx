import { inTreeOrder } from '@/components/BrandSheet/tree-order'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { Link, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Table } from '@/workbench/table'
import { BrandDeskPage } from '../shared/brand-desk'
import { brandLevelNames } from '../shared/brand-words'
import './index.scss'

/** 品牌管理: the brands that somebody keeps, in the order of the tree. */
export default function BrandDeskListPage() {
  return (
    <BrandDeskPage title="品牌管理" self={pages.brandDesk}>
      {(userId, desk) => <Brands userId={userId} desk={desk} />}
    </BrandDeskPage>
  )
}

function Brands({ userId, desk }: { userId: string; desk: 'operator' | 'county' }) {
  const brands = useAnswer(ownName(userId, 'brand-desk'), () => call('GET /api/brand-desk/brands'))
  useShowAgain(() => void brands.reload())
  const { data, problem } = brands
  if (!data) {
    return problem ? (
      <Failure problem={problem} onRetry={() => void brands.reload()} />
    ) : (
      <SkeletonRows count={5} />
    )
  }
  const create = (parentId?: string) => openPage(pageUrl(pages.brandEdit, { desk, parentId }))
  if (data.items.length === 0) {
    return (
      <Empty
        icon="star"
        title="还没有品牌"
        hint={
          desk === 'county'
            ? '区县品牌由平台建立后，可在它下面建企业品牌并授权'
            : '先建市级品牌，再建区县品牌'
        }
        {...(desk === 'operator' ? { action: '新建市级品牌', onAction: () => create() } : {})}
      />
    )
  }
  return (
    <View className="card">
      <Table
        label="品牌"
        rows={inTreeOrder(data.items)}
        keyOf={({ id }) => id}
        columns={[
          {
            name: '品牌',
            kind: 'title',
            share: 1.6,
            of: ({ id, name, level }) => (
              <Link
                className={`brand-desk__name brand-desk__name--${level}`}
                to={pageUrl(pages.brandEdit, { desk, id })}
              >
                {name}
              </Link>
            ),
          },
          { name: '级别', of: ({ level }) => brandLevelNames[level] },
          { name: '区县', of: ({ county }) => county ?? '全市' },
          { name: '授权商品', of: ({ productCount }) => `${productCount} 款` },
          {
            name: '',
            kind: 'acts',
            of: ({ id, level }) =>
              level === 'company' || (desk === 'county' && level === 'city') ? null : (
                <Button size="small" tone="plain" onTap={() => create(id)}>
                  {level === 'city' ? '建区县品牌' : '建企业品牌'}
                </Button>
              ),
          },
        ]}
      />
    </View>
  )
}
