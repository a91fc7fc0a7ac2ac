import { type BenefitWay, benefitWayNames, benefitWays } from '@yuxiang/shared/certification/words'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { Tap, View } from '@/elements'
import './form.scss'

/** As it is typed. */
export interface TypedBenefit {
  key: number
  way: BenefitWay
  households: string
  yuan: string
}

const ways = benefitWays.map((key) => ({ key, name: benefitWayNames[key] }))
const most = 10

interface Props {
  rows: readonly TypedBenefit[]
  error: string | undefined
  onChange: (rows: TypedBenefit[]) => void
}

/** The ways in which farmers gain: each with households and yuan per household and year. */
export function BenefitFields({ rows, error, onChange }: Props) {
  const change = (key: number, part: Partial<TypedBenefit>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const add = () =>
    onChange([
      ...rows,
      {
        key: Math.max(0, ...rows.map((row) => row.key)) + 1,
        way: 'contractPurchase',
        households: '',
        yuan: '',
      },
    ])
  return (
    <FormField name="带农方式与成效" error={error}>
      {rows.map((row) => (
        <View key={row.key} className="benefit-fields__row">
          <Chips
            label="带农方式"
            options={ways}
            chosen={[row.way]}
            onTap={(way) => change(row.key, { way })}
          />
          <TextField
            name="户数"
            type="number"
            maxLength={6}
            value={row.households}
            onInput={(households) => change(row.key, { households })}
          />
          <TextField
            name="每户每年增收（元）"
            type="number"
            maxLength={7}
            value={row.yuan}
            onInput={(yuan) => change(row.key, { yuan })}
          />
          <Tap
            className="benefit-fields__remove"
            onTap={() => onChange(rows.filter(({ key }) => key !== row.key))}
          >
            移除这一种
          </Tap>
        </View>
      ))}
      {rows.length < most ? (
        <Button size="fit" tone="line" onTap={add}>
          添加一种带农方式
        </Button>
      ) : null}
    </FormField>
  )
}
