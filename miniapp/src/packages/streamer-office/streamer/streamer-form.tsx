import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { Button } from '@/components/Button'
import { TextField } from '@/components/FormField'
import { Panel } from '@/workbench/figures'
import type { Here } from '@/workbench/office-page'
import { CountyField } from '../shared/county-field'
import { EntryPicker } from '../shared/entry-picker'
import { PersonFields } from '../shared/person-fields'
import { useStreamerForm } from './use-streamer-form'

interface Props {
  here: Here
  streamer: ManagedStreamer | undefined
  onDone?: () => Promise<void>
}

/** What the register says of a streamer. */
export function StreamerForm({ here, streamer, onDone }: Props) {
  const { draft, errors, saving, change, save } = useStreamerForm(streamer, onDone)
  return (
    <Panel title={streamer ? '登记信息' : '新的主播'}>
      <CountyField
        here={here}
        county={draft.county}
        error={errors.countyCode}
        onPick={(county) => change({ county, team: null, base: null })}
      />
      <PersonFields
        draft={draft}
        phoneMasked={streamer?.phoneMasked ?? null}
        errors={errors}
        change={change}
      />
      <EntryPicker
        kind="team"
        county={draft.county?.code}
        picked={draft.team}
        error={errors.teamId}
        onPick={(team) => change({ team })}
      />
      <EntryPicker
        kind="base"
        county={draft.county?.code}
        picked={draft.base}
        error={errors.baseId}
        onPick={(base) => change({ base })}
      />
      <TextField
        name="认证单位（选填）"
        placeholder="如 奉节县商务主管部门"
        maxLength={40}
        value={draft.certifiedBy}
        error={errors.certifiedBy}
        onInput={(certifiedBy) => change({ certifiedBy })}
      />
      <Button loading={saving} onTap={() => void save()}>
        {streamer ? '保存' : '登记'}
      </Button>
    </Panel>
  )
}
