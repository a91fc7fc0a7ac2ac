import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { formatYuan } from '@yuxiang/shared/money'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'

interface Props {
  budgets: readonly Budget[]
  chosen: string
  error?: string | undefined
  onChoose: (id: string) => void
}

/** Which year's money is spent. */
export function BudgetChoice({ budgets, chosen, error, onChoose }: Props) {
  return (
    <FormField name="使用哪年的预算" error={error}>
      <Chips
        label="使用哪年的预算"
        options={budgets.map(({ id, year, availableFen }) => ({
          key: id,
          name: `${year} 年`,
          note: `余 ¥${formatYuan(availableFen)}`,
        }))}
        chosen={[chosen]}
        onTap={onChoose}
      />
    </FormField>
  )
}
