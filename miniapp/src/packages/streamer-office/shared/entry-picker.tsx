import { entryKindNames } from '@yuxiang/shared/streamers/words'
import { useState } from 'react'
import { PickField } from '@/components/FormField'
import { call } from '@/services/api'
import { PickSheet } from '@/workbench/pick-sheet'

export interface Led {
  id: string
  name: string
}

interface Props {
  kind: 'team' | 'base'
  county: string | undefined
  picked: Led | null
  error?: string | undefined
  onPick: (picked: Led | null) => void
}

const entriesMost = 100

/** A team or base of the register, of the county that was chosen; tapped again it is let go. */
export function EntryPicker({ kind, county, picked, error, onPick }: Props) {
  const [open, setOpen] = useState(false)
  const name = entryKindNames[kind]
  return (
    <>
      <PickField
        name={`${name}（选填）`}
        placeholder="不属于任何一个"
        value={picked?.name ?? ''}
        error={error}
        onOpen={() => setOpen(true)}
      />
      {open ? (
        <PickSheet
          title={`选择${name}`}
          search={`搜${name}名称`}
          kind={`register-${kind}-${county ?? ''}`}
          chosen={picked ? [picked.id] : []}
          load={async ({ q }) => {
            const { items } = await call('GET /api/streamer-desk/entries', {
              query: {
                ...{ kind, state: 'registered', pageSize: entriesMost },
                ...(county ? { county } : {}),
                ...(q ? { q } : {}),
              },
            })
            return {
              items: items.map((one) => ({
                id: one.id,
                name: one.name,
                hint: `${one.county} · ${one.streamers} 名主播`,
              })),
            }
          }}
          onTap={({ id, name: entry }) => {
            setOpen(false)
            onPick(id === picked?.id ? null : { id, name: entry })
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
