import { provinceNames } from '@yuxiang/shared/provinces'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { PickField, TextField, YuanField } from '@/components/FormField'
import { Switch } from '@/components/Switch'
import { Text, View } from '@/elements'
import type { FreightDraft } from './freight-draft'
import './index.scss'
import { ProvinceSheet } from './province-sheet'

interface Props {
  draft: FreightDraft
  errors: Record<string, string>
  onChange: (draft: FreightDraft) => void
}

const OVERRIDES_MOST = 20

/** Everything that freight is made of: when it is free, what it costs, where it costs more, where nothing is sent. */
export function FreightFields({ draft, errors, onChange }: Props) {
  const [picking, setPicking] = useState<number | 'excluded'>()
  const change = (part: Partial<FreightDraft>) => onChange({ ...draft, ...part })
  const changeOverride = (at: number, part: Partial<FreightDraft['overrides'][number]>) =>
    change({ overrides: draft.overrides.map((one, index) => (index === at ? { ...one, ...part } : one)) })
  const picked =
    picking === 'excluded' ? draft.excluded : (draft.overrides[picking ?? -1]?.provinceCodes ?? [])
  const pick = (codes: string[]) =>
    picking === 'excluded'
      ? change({ excluded: codes })
      : changeOverride(picking ?? -1, { provinceCodes: codes })
  return (
    <>
      <View className="row freight-fields__switch">
        <Text className="grow">满额包邮</Text>
        <Switch
          on={draft.isFreeSomewhere}
          label="满额包邮"
          onChange={(isFreeSomewhere) => change({ isFreeSomewhere })}
        />
      </View>
      {draft.isFreeSomewhere ? (
        <YuanField
          name="满多少包邮"
          value={draft.freeAbove}
          error={errors.freeAbove}
          onInput={(freeAbove) => change({ freeAbove })}
        />
      ) : null}
      <View className="form-pair">
        <Kg
          name="首重（公斤）"
          value={draft.baseKg}
          error={errors.baseKg}
          onInput={(baseKg) => change({ baseKg })}
        />
        <YuanField
          name="首重运费"
          value={draft.base}
          error={errors.base}
          onInput={(base) => change({ base })}
        />
        <Kg
          name="每续重（公斤）"
          value={draft.stepKg}
          error={errors.stepKg}
          onInput={(stepKg) => change({ stepKg })}
        />
        <YuanField
          name="续重运费"
          value={draft.step}
          error={errors.step}
          onInput={(step) => change({ step })}
        />
      </View>
      {draft.overrides.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a group has no name of its own, and none is moved.
        <View key={index} className="freight-fields__override" role="group" label={`地区运费 ${index + 1}`}>
          <PickField
            name={`地区运费 ${index + 1}`}
            placeholder="选择省份"
            value={provinceNames(one.provinceCodes)}
            error={errors[`overrides.${index}.provinces`]}
            onOpen={() => setPicking(index)}
          />
          <View className="form-pair">
            <YuanField
              name="首重运费"
              value={one.base}
              error={errors[`overrides.${index}.base`]}
              onInput={(base) => changeOverride(index, { base })}
            />
            <YuanField
              name="续重运费"
              value={one.step}
              error={errors[`overrides.${index}.step`]}
              onInput={(step) => changeOverride(index, { step })}
            />
          </View>
          <Button
            size="small"
            tone="plain"
            onTap={() => change({ overrides: draft.overrides.filter((_, at) => at !== index) })}
          >
            删除这组地区运费
          </Button>
        </View>
      ))}
      {draft.overrides.length < OVERRIDES_MOST ? (
        <Button
          size="fit"
          tone="line"
          onTap={() => change({ overrides: [...draft.overrides, { provinceCodes: [], base: '', step: '' }] })}
        >
          增加地区运费
        </Button>
      ) : null}
      <View className="freight-fields__excluded">
        <Cell
          title="不配送地区"
          hint={provinceNames(draft.excluded) || '全国都配送'}
          value={draft.excluded.length > 0 ? `${draft.excluded.length} 个` : '选择'}
          onTap={() => setPicking('excluded')}
        />
      </View>
      {picking === undefined ? null : (
        <ProvinceSheet
          title={picking === 'excluded' ? '不配送地区' : '选择省份'}
          chosen={picked}
          onChange={pick}
          onClose={() => setPicking(undefined)}
        />
      )}
    </>
  )
}

function Kg(props: {
  name: string
  value: string
  error: string | undefined
  onInput: (value: string) => void
}) {
  return <TextField maxLength={7} placeholder="如 3" {...props} />
}
