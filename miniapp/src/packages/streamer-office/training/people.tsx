import type { Training } from '@yuxiang/shared/api/streamer-views'
import { trainingResultNames, trainingResults } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { Panel } from '@/workbench/figures'
import { PickSheet } from '@/workbench/pick-sheet'
import './people.scss'

type Person = Training['participants'][number]
const results = trainingResults.map((key) => ({ key, name: trainingResultNames[key] }))
const foundMost = 50

interface Props {
  people: readonly Person[]
  county: string | undefined
  mayWrite: boolean
  error: string | undefined
  onChange: (people: Person[]) => void
}

/** Who took part, and with what result. */
export function People({ people, county, mayWrite, error, onChange }: Props) {
  const [picking, setPicking] = useState(false)
  const passed = people.filter(({ result }) => result === 'passed').length
  const toggle = (streamerId: string, name: string) =>
    onChange(
      people.some((one) => one.streamerId === streamerId)
        ? people.filter((one) => one.streamerId !== streamerId)
        : [...people, { streamerId, name, result: 'passed' }],
    )
  return (
    <Panel
      title={`参训主播 ${people.length} 人，合格 ${passed} 人`}
      side={
        mayWrite ? (
          <Button size="small" tone="plain" onTap={() => setPicking(true)}>
            选择主播
          </Button>
        ) : null
      }
    >
      {error ? <Note tone="wrong">{error}</Note> : null}
      {people.length === 0 ? <View className="panel__none">还没有选参训主播</View> : null}
      <View role="list" label="参训主播">
        {people.map(({ streamerId, name, result }) => (
          <View key={streamerId} className="training-person" role="listitem">
            <View className="training-person__name">{name}</View>
            <Chips
              label={`${name}的结果`}
              options={mayWrite ? results : results.filter(({ key }) => key === result)}
              chosen={[result]}
              onTap={(key) =>
                onChange(people.map((one) => (one.streamerId === streamerId ? { ...one, result: key } : one)))
              }
            />
          </View>
        ))}
      </View>
      {picking ? (
        <PickSheet
          title="参训主播"
          search="搜主播名称"
          kind={`training-people-${county ?? ''}`}
          chosen={people.map(({ streamerId }) => streamerId)}
          load={async ({ q }) => {
            const { items } = await call('GET /api/streamer-desk/streamers', {
              query: {
                ...{ state: 'registered', pageSize: foundMost },
                ...(county ? { county } : {}),
                ...(q ? { q } : {}),
              },
            })
            return { items: items.map((one) => ({ id: one.id, name: one.name, hint: one.county })) }
          }}
          onTap={({ id, name }) => toggle(id, name)}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}
