import type { OwnCase } from '@yuxiang/shared/api/complaints'
import { policy } from '@yuxiang/shared/policy'
import { type ReactNode, useState } from 'react'
import { CaseBar } from '@/components/AfterSale/bar'
import { Button } from '@/components/Button'
import { useCaseActs } from '@/hooks/use-case-acts'
import { call } from '@/services/api'
import { confirmAct, toastDone } from '@/services/feedback'
import { CaseSheets, type SheetName } from './case-sheets'

interface Props {
  one: OwnCase
  reload: () => Promise<unknown>
}

/** What whoever brought a case can do with it now: the buttons at the foot, and their sheets. */
export function useCaseBar({ one, reload }: Props): { bar: ReactNode; sheets: ReactNode } {
  const { busy, run } = useCaseActs(reload)
  const [sheet, setSheet] = useState<SheetName>()
  const close = () => setSheet(undefined)
  const params = { id: one.id }
  const done = async (title: string) => {
    toastDone(title)
    close()
    await reload()
  }
  const hurry = async () => {
    const words = `每 ${policy.hurryInterval.value} 个工作日可以催一次`
    if (!(await confirmAct('提醒办案人员尽快办理？', words, '催办'))) return
    await run('hurry', '已催办', () => call('POST /api/complaints/{id}/hurry', { params }))
  }
  const confirm = async () => {
    if (!(await confirmAct('协议已经履行了吗？', '确认后投诉办结', '已履行'))) return
    await run('confirm', '已确认', () => call('POST /api/complaints/{id}/confirm', { params }))
  }
  const can = (act: OwnCase['acts'][number]) => one.acts.includes(act)
  const hasButtons = (['confirm', 'rate', 'hurry', 'supplement', 'withdraw'] as const).some(can)
  const bar = hasButtons ? (
    <CaseBar>
      {can('hurry') ? (
        <Button size="fit" tone="line" loading={busy === 'hurry'} onTap={() => void hurry()}>
          催办
        </Button>
      ) : null}
      {can('supplement') ? (
        <Button size="fit" tone="line" onTap={() => setSheet('supplement')}>
          补充材料
        </Button>
      ) : null}
      {can('withdraw') ? (
        <Button size="fit" tone="line" onTap={() => setSheet('withdraw')}>
          撤回
        </Button>
      ) : null}
      {can('confirm') ? (
        <Button size="fit" loading={busy === 'confirm'} onTap={() => void confirm()}>
          确认已履行
        </Button>
      ) : null}
      {can('rate') ? (
        <Button size="fit" onTap={() => setSheet('rate')}>
          评价办理结果
        </Button>
      ) : null}
    </CaseBar>
  ) : undefined
  const sheets = <CaseSheets id={one.id} sheet={sheet} onClose={close} onDone={done} />
  return { bar, sheets }
}
