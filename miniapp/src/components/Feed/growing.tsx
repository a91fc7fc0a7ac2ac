import type { ProductCard as Product } from '@yuxiang/shared/api/catalog'
import type { ReactNode } from 'react'
import { Failure } from '@/components/Failure'
import { ListFoot } from '@/components/ListFoot'
import { SkeletonFeed } from '@/components/Skeleton'
import type { PagedList } from '@/hooks/use-paged-list'
import { Feed } from '.'

/** A feed that grows at its foot; until there is something: the skeleton, what went wrong, or `empty`. */
export function GrowingFeed({ list, empty }: { list: PagedList<Product>; empty: ReactNode }) {
  if (list.items.length > 0) {
    return (
      <>
        <Feed products={list.items} />
        <ListFoot list={list} />
      </>
    )
  }
  if (list.problem) return <Failure problem={list.problem} onRetry={() => void list.refresh()} />
  return list.loading === 'idle' ? empty : <SkeletonFeed />
}
