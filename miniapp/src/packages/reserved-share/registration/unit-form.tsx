import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { unitLevelNames, unitLevels } from '@yuxiang/shared/reserved-share/words'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { FormField, PickField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { useUnitForm } from './use-unit-form'

interface Props {
  userId: string
  unit: ManagedUnit | undefined
  onDone?: () => Promise<void>
}

const levels = unitLevels.map((key) => ({ key, name: unitLevelNames[key] }))

/** What is registered of a budget unit. */
export function UnitForm({ userId, unit, onDone }: Props) {
  const { draft, errors, saving, change, save } = useUnitForm(userId, unit, onDone)
  const [picking, setPicking] = useState(false)
  return (
    <Panel title={unit ? '登记信息' : '新的预算单位'}>
      <TextField
        name="单位全称"
        placeholder="与统一社会信用代码证书一致"
        maxLength={60}
        value={draft.name}
        error={errors.name}
        onInput={(name) => change({ name })}
      />
      <TextField
        name="统一社会信用代码"
        placeholder="18 位"
        maxLength={24}
        value={draft.creditCode}
        error={errors.creditCode}
        onInput={(creditCode) => change({ creditCode })}
      />
      <FormField name="级别">
        <Chips label="级别" options={levels} chosen={[draft.level]} onTap={(level) => change({ level })} />
      </FormField>
      {draft.level === 'county' ? (
        <PickField
          name="所在区县"
          placeholder="请选择区县"
          value={draft.county?.name ?? ''}
          error={errors.countyCode}
          onOpen={() => setPicking(true)}
        />
      ) : null}
      <TextField
        name="主管部门"
        placeholder="如 奉节县财政局"
        maxLength={60}
        value={draft.supervisor}
        error={errors.supervisor}
        onInput={(supervisor) => change({ supervisor })}
      />
      {unit ? null : (
        <TextField
          name="第一位经办人的手机号"
          type="tel"
          maxLength={13}
          placeholder="对方登录商城用的手机号"
          value={draft.officerPhone}
          error={errors.officerPhone}
          onInput={(officerPhone) => change({ officerPhone })}
        />
      )}
      <View className="panel__foot">
        <Button loading={saving} onTap={() => void save()}>
          {unit ? '保存' : '登记'}
        </Button>
      </View>
      {picking ? (
        <CountySheet
          every
          chosen={draft.county?.name ?? ''}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            if (picked) change({ county: { code: picked.code, name: picked.name } })
          }}
        />
      ) : null}
    </Panel>
  )
}
