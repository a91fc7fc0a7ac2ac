import {
  lastPeriodOver,
  type Period,
  type PeriodKind,
  periodKindNames,
  periodKinds,
  periodName,
  periodsInYear,
  spanOf,
} from '@yuxiang/shared/statistics/periods'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { FormField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { Sheet } from '@/components/Sheet'
import { call } from '@/services/api'
import { toastProblem } from '@/services/feedback'
import { withIdempotencyKey } from '@/services/idempotency'
import { today } from '@/services/today'

const kinds = periodKinds.map((key) => ({ key, name: periodKindNames[key] }))

interface Props {
  onDrafted: (id: string) => void
  onClose: () => void
}

/** Which period a bulletin is to report on: one that is over. */
export function DraftSheet({ onDrafted, onClose }: Props) {
  const [period, setPeriod] = useState<Period>(lastPeriodOver('month', today()))
  const [drafting, setDrafting] = useState(false)
  const thisYear = Number(today().slice(0, 4))
  const years = [thisYear, thisYear - 1].map((year) => ({ key: String(year), name: `${year} 年` }))
  const numbers = Array.from({ length: periodsInYear(period.kind) }, (_, index) => index + 1).filter(
    (number) => spanOf({ ...period, number }).to < today(),
  )
  const choose = (kind: PeriodKind, year?: number) => {
    const last = lastPeriodOver(kind, today())
    setPeriod(year === undefined || year === last.year ? last : { kind, year, number: periodsInYear(kind) })
  }
  const isOver = numbers.includes(period.number)
  const draft = async () => {
    setDrafting(true)
    try {
      const { id } = await withIdempotencyKey('bulletin', period, (idempotencyKey) =>
        call('POST /api/statistics/bulletins', { body: period, idempotencyKey }),
      )
      onDrafted(id)
    } catch (thrown) {
      toastProblem(thrown)
      setDrafting(false)
    }
  }
  return (
    <Sheet
      open
      title="起草通报"
      onClose={onClose}
      foot={
        <Button loading={drafting} disabled={!isOver} onTap={() => void draft()}>
          起草 {periodName(period)}通报
        </Button>
      }
    >
      <Note>数据在起草时固定，正文可以修改。发布后编号并通知各区县，不能再改。</Note>
      <FormField name="期间">
        <Chips label="期间" options={kinds} chosen={[period.kind]} onTap={(kind) => choose(kind)} />
      </FormField>
      <FormField name="年度">
        <Chips
          label="年度"
          options={years}
          chosen={[String(period.year)]}
          onTap={(key) => choose(period.kind, Number(key))}
        />
      </FormField>
      {numbers.length === 0 ? (
        <Empty icon="clock" title="这一年还没有结束的期间" hint="期间结束后才能起草" />
      ) : (
        <FormField name="哪一期">
          <Chips
            label="哪一期"
            options={numbers.map((number) => ({
              key: String(number),
              name: periodName({ ...period, number }),
            }))}
            chosen={[String(period.number)]}
            onTap={(key) => setPeriod({ ...period, number: Number(key) })}
          />
        </FormField>
      )}
    </Sheet>
  )
}
