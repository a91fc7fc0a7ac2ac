import type { CategoryNode } from '@yuxiang/shared/api/catalog'
import { type RefObject, useImperativeHandle, useRef, useState } from 'react'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { ProductCard } from '@/components/ProductCard'
import { SkeletonLines, SkeletonRows } from '@/components/Skeleton'
import { Link, Scroller, Tap, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { pages, pageUrl } from '@/services/navigation'
import './index.scss'

/** 分类: the top categories at the left, what is in the chosen one at the right. */
export default function CategoryPage() {
  const tree = useAnswer('categories', () => call('GET /api/categories'))
  const [chosenKey, setChosenKey] = useState('')
  const content = useRef<ShownContent>(null)
  const categories = tree.data?.items ?? []
  const chosen = categories.find((category) => category.key === chosenKey) ?? categories[0]
  return (
    <Page
      title="分类"
      tab="category"
      className="category"
      onRefresh={() => Promise.all([tree.reload(), content.current?.reload()])}
    >
      <Link className="category__search" to={pages.search}>
        <Icon name="search" color="muted" />
        搜索帮扶好物
      </Link>
      {chosen ? (
        <View className="category__body">
          <Scroller direction="y" className="category__rail" label="一级分类" role="tablist">
            {categories.map((category) => (
              <Tap
                key={category.key}
                className={`category__top ${category === chosen ? 'category__top--on' : ''}`}
                role="tab"
                checked={category === chosen}
                onTap={() => setChosenKey(category.key)}
              >
                {category.name}
              </Tap>
            ))}
          </Scroller>
          <Scroller direction="y" className="category__content">
            <CategoryContent key={chosen.key} category={chosen} shown={content} />
          </Scroller>
        </View>
      ) : tree.problem ? (
        <Failure problem={tree.problem} onRetry={() => void tree.reload()} />
      ) : tree.loading ? (
        <View className="category__body">
          <View className="category__rail category__rail--loading">
            <SkeletonLines widths={[70, 70, 70, 70, 70, 70]} />
          </View>
          <View className="category__content">
            <SkeletonRows count={4} />
          </View>
        </View>
      ) : (
        <Empty icon="category" title="分类正在整理中" hint="请稍后再来" />
      )}
    </Page>
  )
}

interface ShownContent {
  reload: () => Promise<void>
}

interface ContentProps {
  category: CategoryNode
  /** For the page, which refreshes what is shown. */
  shown: RefObject<ShownContent | null>
}

function CategoryContent({ category, shown }: ContentProps) {
  const popular = useAnswer(`category-${category.key}`, () =>
    call('GET /api/products', { query: { category: category.key, sort: 'sales', pageSize: 10 } }),
  )
  useImperativeHandle(shown, () => ({ reload: popular.reload }))
  const linkTo = (key: string, name: string) => pageUrl(pages.search, { category: key, categoryName: name })
  return (
    <>
      <Link className="row category__all" to={linkTo(category.key, category.name)}>
        <View className="grow section-title">{category.name}</View>
        <View className="muted category__all-text">全部</View>
        <Icon name="next" size="sm" color="muted" />
      </Link>
      <View className="category__grid">
        {category.children.map((child) => (
          <Link key={child.key} className="category__child" to={linkTo(child.key, child.name)}>
            <View className="category__picture">
              {child.imageUrl ? (
                <Picture src={child.imageUrl} alt="" ratio={100} />
              ) : (
                <View className="category__no-picture">
                  <Icon name="leaf" color="green" />
                </View>
              )}
            </View>
            <View className="category__child-name">{child.name}</View>
          </Link>
        ))}
      </View>
      <View className="section-title category__popular">大家常买</View>
      {popular.data ? (
        <View className="category__products">
          {popular.data.items.map((product) => (
            <ProductCard key={product.id} product={product} shape="row" />
          ))}
        </View>
      ) : popular.problem ? (
        <Failure problem={popular.problem} onRetry={() => void popular.reload()} />
      ) : (
        <SkeletonRows count={3} />
      )}
    </>
  )
}
