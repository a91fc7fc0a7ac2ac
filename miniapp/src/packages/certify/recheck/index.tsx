import { useRouter } from '@tarojs/taro'
import type { RecheckView } from '@yuxiang/shared/api/certification'
import { policy } from '@yuxiang/shared/policy'
import { certificateStateNames } from '@yuxiang/shared/states/certification'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { FileTags } from '@/components/FileTags'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { StepTimeline } from '@/components/StepTimeline'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { daysUntil } from '@/services/china-time'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { PapersSheet } from './papers-sheet'

/** 年度复核（商家）: when it is due, what was handed in for it, and the way to hand in more. */
export default function RecheckPage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="merchant" title="年度复核" self={pageUrl(pages.certifyRecheck, { id })}>
      {(userId) => <Loaded userId={userId} id={id} />}
    </DeskGate>
  )
}

function Loaded({ userId, id }: { userId: string; id: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, `recheck-${id}`), () =>
    call('GET /api/merchant/certificates/{id}/recheck', { params: { id } }),
  )
  useShowAgain(() => void reload())
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <DeskPage desk="merchant" section="certification" below title="年度复核" onRefresh={reload}>
      {data ? (
        <BenchColumns
          main={<Due one={data} onDone={reload} />}
          aside={<HandedIn handedIn={data.handedIn} />}
        />
      ) : isUnknown ? (
        <Empty
          icon="shield"
          title="没有这份认定"
          hint="它不存在，或属于别的店铺"
          action="认定申请"
          onAction={() => backToPage(pages.certify)}
        />
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void reload()} />
      ) : (
        <SkeletonRows count={4} />
      )}
    </DeskPage>
  )
}

function Due({ one, onDone }: { one: RecheckView; onDone: () => Promise<void> }) {
  const [open, setOpen] = useState(false)
  return (
    <Panel title={one.productName} side={<Tag>{certificateStateNames[one.state]}</Tag>}>
      {one.reason ? <Note tone="wrong">认定已暂停：{one.reason}</Note> : null}
      <Fact name="证书编号">{one.certificateNo}</Fact>
      <Fact name="有效期至">{one.validTo}</Fact>
      <Fact name="现公开的带农成效">
        {countText(one.households)} 户，户均年增收 {countText(one.yuanPerHouseholdYear)} 元
      </Fact>
      {one.nextRecheckOn ? <Fact name="复核日">{one.nextRecheckOn}</Fact> : null}
      <View className="panel__hint">{hintOf(one)}</View>
      {one.wanted ? (
        <View className="panel__foot">
          <Button onTap={() => setOpen(true)}>
            {one.handedIn.length > 0 ? '补充复核材料' : '提交复核材料'}
          </Button>
        </View>
      ) : null}
      <View className="panel__foot">
        <Button tone="plain" onTap={() => openPage(pageUrl(pages.certificate, { no: one.certificateNo }))}>
          公开的证书页
        </Button>
      </View>
      {open ? <PapersSheet id={one.id} onDone={onDone} onClose={() => setOpen(false)} /> : null}
    </Panel>
  )
}

function hintOf({ wanted, nextRecheckOn }: RecheckView): string {
  if (nextRecheckOn === null) return '到期前不再复核，续期时重新认定。'
  if (!wanted) return `复核日前 ${policy.certificationRecheckAhead.value} 天起可以提交材料。`
  const grace = policy.certificationRecheckGrace.value
  const days = daysUntil(nextRecheckOn)
  return days < 0
    ? `已逾期 ${-days} 天：超过 ${grace} 天未复核的，认定自动暂停，复核通过后恢复。`
    : `请提交一年来的带农台账、收购或发放凭证等，由区县核查；复核日后 ${grace} 天未复核的，认定自动暂停。`
}

function HandedIn({ handedIn }: Pick<RecheckView, 'handedIn'>) {
  return (
    <View className="card">
      <View className="section-title" role="heading">
        已提交的材料
      </View>
      {handedIn.length === 0 ? <View className="muted">还没有提交</View> : null}
      <StepTimeline
        label="已提交的材料"
        steps={handedIn.map(({ at, words, papers }) => ({
          at,
          by: '申请单位',
          name: '提交复核材料',
          text: words,
          tone: 'citrus',
          more: <FileTags files={papers} label="复核材料" />,
        }))}
      />
    </View>
  )
}
