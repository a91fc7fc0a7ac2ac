import { useRouter } from '@tarojs/taro'
import type { Case } from '@yuxiang/shared/api/certification'
import { applicationMachine, applicationStateNames } from '@yuxiang/shared/states/certification'
import { next } from '@yuxiang/shared/states/machine'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Content } from '@/components/Certification/content'
import { Objections } from '@/components/Certification/objections'
import { Timeline } from '@/components/Certification/timeline'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { Panel } from '@/workbench/figures'
import { ReasonSheet } from '@/workbench/reason-sheet'

/** 申请详情（商家） */
export default function ApplicationPage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="merchant" title="申请详情" self={pageUrl(pages.certifyCase, { id })}>
      {(userId) => <Loaded userId={userId} id={id} />}
    </DeskGate>
  )
}

function Loaded({ userId, id }: { userId: string; id: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, `application-${id}`), () =>
    call('GET /api/merchant/certification-applications/{id}', { params: { id } }),
  )
  useShowAgain(() => void reload())
  const isUnknown = problem instanceof ApiProblem && problem.status === 404
  return (
    <DeskPage desk="merchant" section="certification" below title="申请详情" onRefresh={reload}>
      {data ? (
        <BenchColumns
          main={
            <>
              <State application={data} onDone={reload} />
              <Content one={data} />
            </>
          }
          aside={
            <>
              <Objections objections={data.objections} />
              <Timeline title="办理经过" steps={data.steps} />
            </>
          }
        />
      ) : isUnknown ? (
        <Empty
          icon="shield"
          title="没有这份申请"
          action="全部申请"
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

const words: Partial<Record<Case['state'], string>> = {
  submitted: '等待区县受理，受理后会到现场核查。',
  accepted: '已受理，等待实地核查。',
  checked: '已核查，两位审核人正在审核。',
  approved: '审核通过，等待公示。',
  refused: '没有通过认定，可以改进后重新申请。',
  withdrawn: '申请已撤回。',
}

function State({ application, onDone }: { application: Case; onDone: () => Promise<void> }) {
  const [withdrawing, setWithdrawing] = useState(false)
  const { id, state, productName, noticeEndsOn, noticeId, certificateNo } = application
  const withdraw = async (reason: string) => {
    await call('POST /api/merchant/certification-applications/{id}/withdraw', {
      params: { id },
      body: { reason },
    })
    toastDone('已撤回')
    await onDone()
  }
  const returned = [...application.steps].reverse().find(({ event }) => event === 'return')
  return (
    <Panel title={productName} side={<Tag>{applicationStateNames[state]}</Tag>}>
      {state === 'returned' && returned ? <Note tone="warm">请补正：{returned.opinion}</Note> : null}
      {words[state] ? <View className="panel__hint">{words[state]}</View> : null}
      {noticeEndsOn && state === 'noticed' ? (
        <View className="panel__hint">公示到 {noticeEndsOn}，期满无异议后自动发布。</View>
      ) : null}
      <View className="panel__foot">
        {certificateNo ? (
          <Button tone="green" onTap={() => openPage(pageUrl(pages.certificate, { no: certificateNo }))}>
            查看认定证书
          </Button>
        ) : noticeId ? (
          <Button tone="line" onTap={() => openPage(pageUrl(pages.notice, { id: noticeId }))}>
            查看公示
          </Button>
        ) : next(applicationMachine, state, 'submit') ? (
          <Button onTap={() => openPage(pageUrl(pages.certifyEdit, { id }))}>
            {state === 'returned' ? '补正并重新提交' : '继续填写'}
          </Button>
        ) : null}
      </View>
      {next(applicationMachine, state, 'withdraw') ? (
        <View className="panel__foot">
          <Button tone="plain" onTap={() => setWithdrawing(true)}>
            撤回申请
          </Button>
        </View>
      ) : null}
      {withdrawing ? (
        <ReasonSheet
          title="撤回申请"
          note="撤回后不再办理，以后可以重新申请。"
          usual={['暂不申请', '材料需要重新准备', '产能调整']}
          act="确认撤回"
          onAct={withdraw}
          onClose={() => setWithdrawing(false)}
        />
      ) : null}
    </Panel>
  )
}
