import type { Office } from '@yuxiang/shared/api/offices'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { CountySheet } from '@/components/CountySheet'
import { FormField, TextField } from '@/components/FormField'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { Panel } from '@/workbench/figures'
import type { CountyChoice } from '@/workbench/list-head'
import { PickedCell } from '@/workbench/picked-cell'

interface Props {
  office: Office
  officeName: string
  onDone: () => Promise<void>
}

/** The city's market supervision: over all counties. */
const wholeCity: CountyChoice = { code: '500000', name: '全市' }

/** Appoints somebody by phone, of a county's office or a market supervision with the counties. */
export function AppointForm({ office, officeName, onDone }: Props) {
  const [typed, setTyped] = useState('')
  const [counties, setCounties] = useState<CountyChoice[]>([])
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const hasRegions = office === 'county' || office === 'regulator'
  const appoint = async () => {
    const phone = typed.replace(/[\s-]/g, '')
    const wrong: FieldErrors = {
      ...(/^1[3-9]\d{9}$/.test(phone) ? {} : { phone: '请输入 11 位手机号' }),
      ...(hasRegions && counties.length === 0 ? { countyCodes: '请至少选择一个区县' } : {}),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return
    const what = hasRegions
      ? `负责${counties.map(({ name }) => name).join('、')}；原先负责的区县以本次为准。`
      : ''
    const question = `${what}对方用这个手机号登录后，在“我的”里就有工作台。`
    if (!(await confirmAct(`任命 ${phone} 为${officeName}人员`, question, '任命'))) return
    setSending(true)
    try {
      const countyCodes = hasRegions ? counties.map(({ code }) => code) : []
      await call('POST /api/operations/offices', { body: { phone, office, countyCodes } })
      toastDone('已任命')
      setTyped('')
      setCounties([])
      await onDone()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title={`任命${officeName}人员`}>
      <TextField
        name="手机号"
        type="tel"
        maxLength={13}
        placeholder="对方登录商城用的手机号"
        value={typed}
        error={errors.phone}
        onInput={(value) => {
          setTyped(value)
          setErrors({})
        }}
      />
      {hasRegions ? (
        <FormField name="负责的区县" error={errors.countyCodes}>
          <PickedCell
            title="区县"
            unit="个"
            none="还没有选"
            picked={counties.map(({ code, name }) => ({ id: code, name }))}
            onOpen={() => setPicking(true)}
            onRemove={(id) => setCounties(counties.filter(({ code }) => code !== id))}
          />
          {office === 'regulator' && counties.length === 0 ? (
            <Button size="small" tone="plain" onTap={() => setCounties([wholeCity])}>
              市级：负责全市
            </Button>
          ) : null}
        </FormField>
      ) : null}
      <View className="panel__foot">
        <Button loading={sending} onTap={() => void appoint()}>
          任命
        </Button>
      </View>
      {picking ? (
        <CountySheet
          every
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            if (county && !counties.some(({ code }) => code === county.code))
              setCounties([...counties, { code: county.code, name: county.name }])
          }}
        />
      ) : null}
    </Panel>
  )
}
