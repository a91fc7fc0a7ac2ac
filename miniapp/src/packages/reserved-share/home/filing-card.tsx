import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { filingStateNames, isFilingWritable } from '@yuxiang/shared/states/share-filing'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { call } from '@/services/api'
import { chinaDay, daysUntil } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { Panel } from '@/workbench/figures'
import { versionTones } from '../shared/share-words'
import { VersionFacts } from '../shared/version-facts'

interface Props {
  share: ShareYear
  onDone: () => Promise<void>
}

/** Where the year's filing stands, and what the unit may do about it. */
export function FilingCard({ share, onDone }: Props) {
  const { unit, year, accepted, open, isLate } = share
  const shown = open ?? accepted
  return (
    <Panel
      title={`${year} 年填报`}
      side={
        <>
          {isLate ? <Tag tone="plain">逾期填报</Tag> : null}
          {shown ? (
            <Tag tone={versionTones[shown.state]}>{filingStateNames[shown.state]}</Tag>
          ) : (
            <Tag tone="vermilion">未填报</Tag>
          )}
        </>
      }
    >
      <Situation share={share} />
      {shown ? <VersionFacts version={shown} /> : null}
      <View className="panel__foot">
        {open?.state === 'submitted' ? (
          <Withdraw share={share} onDone={onDone} />
        ) : share.mayFile ? (
          <Button onTap={() => openPage(pageUrl(pages.shareFiling, { unit: unit.id, year }))}>
            {open ? '继续填写' : accepted ? '调整填报' : '去填报'}
          </Button>
        ) : null}
      </View>
    </Panel>
  )
}

/** What is to be known before the figures. */
function Situation({
  share: { accepted, open, dueOn, amendUntil, mayFile, minPercent },
}: {
  share: ShareYear
}) {
  if (open?.state === 'returned') return <Note tone="wrong">市级主管部门退回：{open.returnReason}</Note>
  if (open?.state === 'submitted') return <Note>已提交市级主管部门审核，结果会发消息通知。</Note>
  if (open && isFilingWritable(open.state) && accepted) {
    return <Note tone="warm">有一份调整还没有提交；通过之前仍按第 {accepted.version} 版执行。</Note>
  }
  if (accepted) {
    return <Note>{mayFile ? `${chinaDay(amendUntil)}前可以调整。` : '已过调整期限，按这一版执行。'}</Note>
  }
  const days = daysUntil(dueOn)
  const rule = `预留份额不低于全年食堂食材采购计划的 ${minPercent}%。`
  if (!mayFile) return <Note>这一年现在不能填报。{rule}</Note>
  return days >= 0 ? (
    <Note tone="warm">
      请在 {chinaDay(dueOn)}前填报，还有 {days} 天。{rule}
    </Note>
  ) : (
    <Note tone="wrong">
      已过 {chinaDay(dueOn)}的期限，请尽快补报。{rule}
    </Note>
  )
}

function Withdraw({ share: { unit, year, open }, onDone }: Props) {
  const [sending, setSending] = useState(false)
  const withdraw = async () => {
    if (!(await confirmAct('撤回填报', '撤回后可以修改，改好要重新提交审核。', '撤回'))) return
    setSending(true)
    try {
      await call('POST /api/budget-unit/units/{id}/years/{year}/withdraw', {
        params: { id: unit.id, year },
        body: { revision: open?.revision ?? 0 },
      })
      toastDone('已撤回')
    } catch (thrown) {
      toastProblem(thrown)
    }
    await onDone()
    setSending(false)
  }
  return (
    <Button tone="line" loading={sending} onTap={() => void withdraw()}>
      撤回修改
    </Button>
  )
}
