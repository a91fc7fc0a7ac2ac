import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { Failure } from '@/components/Failure'
import { FormField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { SkeletonLines } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { ownName } from '@/services/kept'
import { today } from '@/services/today'
import { Choices } from '@/workbench/choices'
import { Panel } from '@/workbench/figures'
import type { Office } from '../shared/office-page'
import { type EvidenceDraft, readEvidence } from './read-evidence'

/** Orders papers for the accounts: of a grant or of a period, as a workbook or for printing. */
export function EvidenceForm({ office, onMade }: { office: Office; onMade: () => Promise<void> }) {
  const { union } = office
  const [draft, setDraft] = useState<EvidenceDraft>({
    of: 'period',
    format: 'xlsx',
    grantId: '',
    from: `${today().slice(0, 4)}-01-01`,
    to: today(),
  })
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const change = (part: Partial<EvidenceDraft>) => {
    setDraft({ ...draft, ...part })
    setErrors({})
  }
  const make = async () => {
    const read = readEvidence(draft)
    setErrors(read.errors)
    const { body } = read
    if (!body || sending) return
    setSending(true)
    try {
      await withIdempotencyKey('evidence', { unionId: union.id, ...body }, (idempotencyKey) =>
        call('POST /api/union-office/unions/{id}/evidence', {
          params: { id: union.id },
          body,
          idempotencyKey,
        }),
      )
      toastDone('开始生成')
      await onMade()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title="生成材料">
      <Note>包括会员名单与签收表、订单明细、商家、发票、按区县与产品汇总，合计与账目分毫不差。</Note>
      <FormField name="哪些账目">
        <Chips
          label="哪些账目"
          options={[
            { key: 'period', name: '一段时间' },
            { key: 'grant', name: '一次发放' },
          ]}
          chosen={[draft.of]}
          onTap={(of) => change({ of })}
        />
      </FormField>
      {draft.of === 'period' ? (
        <View className="form-pair">
          <DayField
            name="从"
            max={today()}
            value={draft.from}
            error={errors.from}
            onPick={(from) => change({ from })}
          />
          <DayField
            name="到（含）"
            max={today()}
            value={draft.to}
            error={errors.to}
            onPick={(to) => change({ to })}
          />
        </View>
      ) : (
        <GrantChoice
          office={office}
          chosen={draft.grantId}
          error={errors.grantId}
          onChoose={(grantId) => change({ grantId })}
        />
      )}
      <FormField name="格式">
        <Chips
          label="格式"
          options={[
            { key: 'xlsx', name: 'Excel 表格', note: 'XLSX' },
            { key: 'pdf', name: '打印存档', note: 'PDF' },
          ]}
          chosen={[draft.format]}
          onTap={(format) => change({ format })}
        />
      </FormField>
      <Button size="fit" loading={sending} onTap={() => void make()}>
        生成
      </Button>
    </Panel>
  )
}

interface GrantChoiceProps {
  office: Office
  chosen: string
  error?: string | undefined
  onChoose: (id: string) => void
}

function GrantChoice({ office: { userId, union }, chosen, error, onChoose }: GrantChoiceProps) {
  const grants = useAnswer(ownName(userId, `office-grant-choices-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/grants', {
      params: { id: union.id },
      query: { page: 1, pageSize: 100 },
    }),
  )
  if (!grants.data) {
    return grants.problem ? (
      <Failure problem={grants.problem} onRetry={() => void grants.reload()} />
    ) : (
      <SkeletonLines widths={[90, 70]} />
    )
  }
  return (
    <>
      {error ? <Note tone="wrong">{error}</Note> : null}
      {grants.data.items.length === 0 ? <Note tone="warm">还没有发放过。</Note> : null}
      <Choices
        label="哪次发放"
        options={grants.data.items.map(({ id, name, issuedAt, members }) => ({
          key: id,
          name,
          hint: `${chinaDateTime(issuedAt)} · ${members} 人`,
        }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </>
  )
}
