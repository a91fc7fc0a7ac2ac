import type { RegisterFigure, RegisterProgress } from '@yuxiang/shared/api/streamer-views'
import { type RegisterKind, registerKindNames, registerKinds } from '@yuxiang/shared/streamers/words'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Text } from '@/elements'
import { countText } from '@/services/certification-words'
import { Panel } from '@/workbench/figures'
import { type Column, Table } from '@/workbench/table'
import { percentReached } from './percent-reached'
import type { Region } from './target-sheet'

type County = RegisterProgress['counties'][number]

interface Props {
  counties: readonly County[]
  onSet?: (region: Region) => void
}

/** Each county's year, those furthest behind with their streamers first. */
export function Counties({ counties, onSet }: Props) {
  if (counties.length === 0) {
    return <Empty icon="chart" title="还没有区县登记" hint="区县登记主播后，这里按区县显示进度" />
  }
  const behind = (county: County) => {
    const { counted, target } = figureOf(county.figures, 'streamer')
    return percentReached(counted, target) ?? 101
  }
  const columns: Column<County>[] = [
    { name: '区县', kind: 'title', share: 1.2, of: ({ county }) => county },
    ...registerKinds.map((kind) => ({
      name: registerKindNames[kind],
      kind: 'figure' as const,
      of: ({ figures }: County) => <Reached figure={figureOf(figures, kind)} />,
    })),
    ...(onSet
      ? [
          {
            name: '',
            kind: 'acts' as const,
            share: 0.9,
            of: ({ countyCode, county, figures }: County) => (
              <Button
                size="small"
                tone="plain"
                label={`设定目标 ${county}`}
                onTap={() => onSet({ countyCode, name: county, figures })}
              >
                设定目标
              </Button>
            ),
          },
        ]
      : []),
  ]
  return (
    <Panel title="各区县">
      <Table
        label="各区县进度"
        rows={[...counties].sort((a, b) => behind(a) - behind(b))}
        keyOf={({ countyCode }) => countyCode}
        columns={columns}
      />
    </Panel>
  )
}

const figureOf = (figures: readonly RegisterFigure[], kind: RegisterKind): RegisterFigure =>
  figures.find((one) => one.kind === kind) ?? { kind, target: null, registered: 0, counted: 0 }

function Reached({ figure: { counted, target } }: { figure: RegisterFigure }) {
  return (
    <Text className="number">
      {target === null ? countText(counted) : `${countText(counted)} / ${countText(target)}`}
    </Text>
  )
}
