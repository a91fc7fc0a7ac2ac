import type { CaseDossier, StepEvent } from '@yuxiang/shared/api/complaint-desk'
import { caseStateNames } from '@yuxiang/shared/states/complaint'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { stateTone } from '@/services/case-words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { caseActs } from './case-acts'
import { StepSheet } from './step-sheet'

/** How a case stands, who has it, and the buttons that its state allows. */
export function ActsPanel({ one, reload }: { one: CaseDossier; reload: () => Promise<void> }) {
  const [open, setOpen] = useState<StepEvent>()
  return (
    <Panel title="办理" side={<Tag tone={stateTone(one.state)}>{caseStateNames[one.state]}</Tag>}>
      <Fact name="办理单位">{one.officeName}</Fact>
      <Fact name="办案人员">{one.officerName ?? '未分派'}</Fact>
      {one.intendedPenalty && one.state === 'filed' ? (
        <Fact name="拟处罚告知">{`商家陈述、申辩至 ${one.intendedPenalty.statementUntil}，次日起可以作出决定`}</Fact>
      ) : null}
      {one.publishedOn ? <Fact name="公示日期">{one.publishedOn}</Fact> : null}
      {one.stars ? <Fact name="当事人评价">{`${one.stars} 星 ${one.ratingText ?? ''}`}</Fact> : null}
      <View className="law-acts">
        {one.acts.map((event) => (
          <Button key={event} tone={caseActs[event].tone} onTap={() => setOpen(event)}>
            {caseActs[event].name}
          </Button>
        ))}
      </View>
      {open ? <StepSheet one={one} event={open} reload={reload} onClose={() => setOpen(undefined)} /> : null}
    </Panel>
  )
}
