import { useState } from 'react'
import { Button } from '@/components/Button'
import { Failure } from '@/components/Failure'
import { Sheet } from '@/components/Sheet'
import { SkeletonLines } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { Choices } from '@/workbench/choices'

interface Props {
  caseIds: readonly string[]
  onClose: () => void
  onDone: () => Promise<void>
}

/** Gives cases to an officer: whoever has how many already stands beside the name. */
export function AssignSheet({ caseIds, onClose, onDone }: Props) {
  const officers = useAnswer('regulator-officers-now', () => call('GET /api/regulator/officers'), {
    keep: false,
  })
  const [chosen, setChosen] = useState('')
  const [busy, setBusy] = useState(false)
  const assign = async () => {
    if (!chosen) return toast('请选择办案人员')
    setBusy(true)
    try {
      await call('POST /api/regulator/assignments', { body: { caseIds: [...caseIds], officerId: chosen } })
      toastDone('已分派')
      await onDone()
    } catch (thrown) {
      toastProblem(thrown)
      setBusy(false)
    }
  }
  return (
    <Sheet
      open
      title={`分派 ${caseIds.length} 件案件`}
      onClose={onClose}
      foot={
        <Button loading={busy} onTap={() => void assign()}>
          确认分派
        </Button>
      }
    >
      {officers.data ? (
        <Choices
          label="办案人员"
          options={officers.data.items.map(({ id, name, openCases }) => ({
            key: id,
            name,
            hint: `在办 ${openCases} 件`,
          }))}
          chosen={chosen}
          onChoose={setChosen}
        />
      ) : officers.problem ? (
        <Failure problem={officers.problem} onRetry={() => void officers.reload()} />
      ) : (
        <SkeletonLines widths={[60, 80]} />
      )}
    </Sheet>
  )
}
