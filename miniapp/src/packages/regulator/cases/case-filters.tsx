import { type CaseKind, caseKindNames, caseKinds } from '@yuxiang/shared/complaints/words'
import { type CaseTrack, caseTrackNames } from '@yuxiang/shared/states/complaint'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { PickField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { SearchField } from '@/workbench/search-field'

type Which = 'all' | 'mine' | 'unassigned' | 'overdue' | 'soon' | 'escalated' | 'ended'

export interface Filters {
  filter: Which
  track: CaseTrack | 'all'
  kind: CaseKind | 'all'
  county?: string
  q: string
}

const whiches: readonly { key: Which; name: string }[] = [
  { key: 'all', name: '在办' },
  { key: 'overdue', name: '已超期' },
  { key: 'soon', name: '两日内到期' },
  { key: 'mine', name: '我的' },
  { key: 'unassigned', name: '未分派' },
  { key: 'escalated', name: '督办' },
  { key: 'ended', name: '已办结' },
]
const tracks = [
  { key: 'all', name: '投诉与举报' },
  { key: 'complaint', name: caseTrackNames.complaint },
  { key: 'violationReport', name: caseTrackNames.violationReport },
] as const
const kinds: readonly { key: CaseKind | 'all'; name: string }[] = [
  { key: 'all', name: '全部问题' },
  ...caseKinds.map((key) => ({ key, name: caseKindNames[key] })),
]

/** The query of the list, what is chosen left out when it is everything. */
export const queryOf = ({ filter, track, kind, county, q }: Filters) => ({
  ...(filter === 'all' ? {} : { filter }),
  ...(track === 'all' ? {} : { track }),
  ...(kind === 'all' ? {} : { kind }),
  ...(county ? { county } : {}),
  ...(q ? { q } : {}),
})

interface Props {
  userId: string
  filters: Filters
  onChange: (filters: Filters) => void
}

/** What of the queue is shown. */
export function CaseFilters({ userId, filters, onChange }: Props) {
  return (
    <View className="bench__filters law-filters">
      <SearchField label="搜编号、商家、商品或批次" onSearch={(q) => onChange({ ...filters, q })} />
      <OfficeChoice
        userId={userId}
        chosen={filters.county}
        onChoose={(county) => {
          const { county: _, ...rest } = filters
          onChange(county ? { ...rest, county } : rest)
        }}
      />
      <Chips
        label="按进展查看"
        options={whiches}
        chosen={[filters.filter]}
        onTap={(filter) => onChange({ ...filters, filter })}
      />
      <Chips
        label="投诉或举报"
        options={tracks}
        chosen={[filters.track]}
        onTap={(track) => onChange({ ...filters, track })}
      />
      <Chips
        label="按问题查看"
        options={kinds}
        chosen={[filters.kind]}
        onTap={(kind) => onChange({ ...filters, kind })}
      />
    </View>
  )
}

/** Of whoever sees several offices' cases: one of them. */
function OfficeChoice({
  userId,
  chosen,
  onChoose,
}: {
  userId: string
  chosen: string | undefined
  onChoose: (county: string | undefined) => void
}) {
  const [open, setOpen] = useState(false)
  const { data } = useAnswer(ownName(userId, 'regulator-officers'), () => call('GET /api/regulator/officers'))
  const counties = data?.counties ?? []
  if (counties.length < 2) return null
  const options = [{ key: '', name: '全部单位' }, ...counties.map(({ code, name }) => ({ key: code, name }))]
  return (
    <>
      <PickField
        name="办理单位"
        placeholder="全部单位"
        value={options.find(({ key }) => key === (chosen ?? ''))?.name ?? ''}
        onOpen={() => setOpen(true)}
      />
      <Sheet open={open} title="选择办理单位" onClose={() => setOpen(false)}>
        <Chips
          label="办理单位"
          options={options}
          chosen={[chosen ?? '']}
          onTap={(key) => {
            onChoose(key || undefined)
            setOpen(false)
          }}
        />
      </Sheet>
    </>
  )
}
