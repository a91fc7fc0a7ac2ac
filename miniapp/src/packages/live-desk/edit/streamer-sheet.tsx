import { call } from '@/services/api'
import { type Pickable, PickSheet } from '@/workbench/pick-sheet'

const pageSize = 50

interface Props {
  chosen: readonly string[]
  onTap: (streamer: Pickable) => void
  onClose: () => void
}

/** Streamers of the register, to choose from. Mount it to open it. */
export function StreamerSheet(props: Props) {
  return (
    <PickSheet
      {...props}
      title="从名册里选主播"
      search="搜主播名称"
      kind="streamers"
      load={async ({ q }) => {
        const { items } = await call('GET /api/streamers', { query: { ...(q ? { q } : {}), pageSize } })
        return { items: items.map(({ id, name, county }) => ({ id, name, hint: county })) }
      }}
    />
  )
}
