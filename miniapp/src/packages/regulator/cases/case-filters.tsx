import { type CaseKind, caseKindNames, caseKinds } from '@yuxiang/shared/complaints/words'
import { type CaseTrack, caseTrackNames } from '@yuxiang/shared/states/complaint'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { FilterRow } from '@/workbench/filter-row'
import { PlaceChoice } from '@/workbench/place-choice'
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
      <FilterRow
        label="按进展查看"
        options={whiches}
        chosen={filters.filter}
        onChoose={(filter) => onChange({ ...filters, filter })}
      />
      <FilterRow
        label="投诉或举报"
        options={tracks}
        chosen={filters.track}
        onChoose={(track) => onChange({ ...filters, track })}
      />
      <FilterRow
        label="按问题查看"
        options={kinds}
        chosen={filters.kind}
        onChoose={(kind) => onChange({ ...filters, kind })}
      />
    </View>
  )
}

/** Of whoever sees several offices' cases: one of them. */
function OfficeChoice({
  userId,
  ...choice
}: {
  userId: string
  chosen: string | undefined
  onChoose: (county: string | undefined) => void
}) {
  const { data } = useAnswer(ownName(userId, 'regulator-officers'), () => call('GET /api/regulator/officers'))
  return <PlaceChoice title="办理单位" places={data?.counties ?? []} {...choice} />
}
