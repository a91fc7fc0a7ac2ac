import type { Budget } from '@yuxiang/shared/api/union-budgets'
import { formatYuan } from '@yuxiang/shared/money'
import { policy } from '@yuxiang/shared/policy'
import { Button } from '@/components/Button'
import { TextField, YuanField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { View } from '@/elements'
import { today } from '@/services/today'
import { useBudgetForm } from './use-budget-form'

interface Props {
  unionId: string
  /** The budget that is added to; without it a year is opened. */
  budget: Budget | undefined
  onClose: () => void
  onSaved: () => Promise<void>
}

/** The form that opens a year's budget, or adds to it, by its source document. */
export function BudgetSheet({ unionId, budget, onClose, onSaved }: Props) {
  const form = useBudgetForm(unionId, budget, onSaved)
  const { draft, errors, change } = form
  const { value, basis } = policy.unionMemberYearCap
  const title = budget ? `追加 ${budget.year} 年度预算` : '开立年度预算'
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button loading={form.saving} onTap={() => void form.save()}>
          {budget ? '追加' : '开立'}
        </Button>
      }
    >
      <View className="form-pair">
        {budget ? null : (
          <TextField
            name="年度"
            type="number"
            maxLength={4}
            value={draft.year}
            error={errors.year}
            onInput={(year) => change({ year })}
          />
        )}
        <YuanField
          name={budget ? '追加金额' : '预算金额'}
          placeholder="如 600000.00"
          value={draft.amount}
          error={errors.amountFen}
          onInput={(amount) => change({ amount })}
        />
      </View>
      <TextField
        name="依据文件"
        placeholder="如 工会委员会会议纪要、拨款单"
        maxLength={100}
        value={draft.title}
        error={errors['source.title']}
        onInput={(title) => change({ title })}
      />
      <View className="form-pair">
        <TextField
          name="文号"
          placeholder="如 渝工发〔2026〕3 号"
          maxLength={60}
          value={draft.documentNo}
          error={errors['source.documentNo']}
          onInput={(documentNo) => change({ documentNo })}
        />
        <DayField
          name="文件日期"
          max={today()}
          value={draft.issuedOn}
          error={errors['source.issuedOn']}
          onPick={(issuedOn) => change({ issuedOn })}
        />
      </View>
      {budget ? null : (
        <>
          <YuanField
            name="每人每年上限（选填）"
            placeholder={formatYuan(value)}
            value={draft.cap}
            error={errors.memberYearCapFen}
            onInput={(cap) => change({ cap })}
          />
          <Note>
            不填按规定标准 ¥{formatYuan(value)}；可以更低，不能更高。{basis}
          </Note>
        </>
      )}
    </Sheet>
  )
}
