import { call } from '@/services/api'
import { type Pickable, PickSheet } from './pick-sheet'

interface Props {
  title: string
  chosen: readonly string[]
  onTap: (one: Pickable) => void
  onClose: () => void
}

/** Shops to choose from. Mount it to open it. */
export function MerchantSheet(props: Props) {
  return (
    <PickSheet
      {...props}
      search="搜店铺名称"
      kind="merchants"
      load={async (query) => {
        const { items, total } = await call('GET /api/workbench/merchants', { query })
        return { items: items.map(({ id, name, county }) => ({ id, name, hint: county })), total }
      }}
    />
  )
}

/** Unions to choose from, each with how many of its members have joined. Mount it to open it. */
export function UnionSheet(props: Props) {
  return (
    <PickSheet
      {...props}
      search="搜工会名称"
      kind="unions"
      load={async (query) => {
        const { items, total } = await call('GET /api/workbench/unions', { query })
        return {
          items: items.map(({ id, name, members }) => ({ id, name, hint: `${members} 名会员` })),
          total,
        }
      }}
    />
  )
}
