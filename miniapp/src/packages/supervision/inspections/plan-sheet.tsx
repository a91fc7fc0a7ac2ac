import { useState } from 'react'
import { Button } from '@/components/Button'
import { CountySheet } from '@/components/CountySheet'
import { PickField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { today } from '@/services/today'

interface Props {
  onClose: () => void
  onDone: (id: string) => void
}

const MONTH = 30

/** A sampling inspection: goods, county, period and number. */
export function PlanSheet({ onClose, onDone }: Props) {
  const [draft, setDraft] = useState({
    ...{ title: '', goods: '', planned: '10', county: { code: '', name: '' } },
    ...{ periodFrom: today(), periodTo: today(MONTH) },
  })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [picking, setPicking] = useState(false)
  const [sending, setSending] = useState(false)
  const change = (part: Partial<typeof draft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setErrors({})
  }
  const send = async () => {
    const { county, planned, ...rest } = draft
    const body = { ...rest, countyCode: county.code, planned: Number(planned) }
    setSending(true)
    try {
      const plan = await withIdempotencyKey('inspection', body, (idempotencyKey) =>
        call('POST /api/supervision/inspections', { body, idempotencyKey }),
      )
      onDone(plan.id)
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setSending(false)
    }
  }
  return (
    <>
      <Sheet
        open={!picking}
        title="制定抽检计划"
        onClose={onClose}
        foot={
          <Button loading={sending} onTap={() => void send()}>
            保存计划
          </Button>
        }
      >
        <TextField
          name="计划名称"
          placeholder="如：柑橘农残专项抽检"
          maxLength={60}
          value={draft.title}
          error={errors.title}
          onInput={(title) => change({ title })}
        />
        <TextField
          name="抽检品类"
          placeholder="如：橙柚柑橘"
          maxLength={60}
          value={draft.goods}
          error={errors.goods}
          onInput={(goods) => change({ goods })}
        />
        <PickField
          name="区县"
          value={draft.county.name}
          placeholder="请选择区县"
          error={errors.countyCode}
          onOpen={() => setPicking(true)}
        />
        <View className="form-pair">
          <DayField
            name="开始"
            value={draft.periodFrom}
            error={errors.periodFrom}
            onPick={(periodFrom) => change({ periodFrom })}
          />
          <DayField
            name="结束"
            value={draft.periodTo}
            min={draft.periodFrom}
            error={errors.periodTo}
            onPick={(periodTo) => change({ periodTo })}
          />
        </View>
        <TextField
          name="批次数"
          type="number"
          maxLength={3}
          value={draft.planned}
          error={errors.planned}
          onInput={(planned) => change({ planned })}
        />
      </Sheet>
      {picking ? (
        <CountySheet
          every
          chosen={draft.county.name}
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            if (county) change({ county: { code: county.code, name: county.name } })
          }}
        />
      ) : null}
    </>
  )
}
