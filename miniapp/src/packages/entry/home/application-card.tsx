import type { Application } from '@yuxiang/shared/api/merchants'
import { applicationStateNames } from '@yuxiang/shared/states/merchant-application'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { StepTimeline } from '@/components/StepTimeline'
import { Tag } from '@/components/Tag'
import { Text, View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { applicationTones, timelineOf } from '@/services/merchant-words'
import { openPage, pages, pageUrl } from '@/services/navigation'
import { refreshSession } from '@/services/refresh'
import { sessionStore } from '@/services/tokens'
import './application-card.scss'

const says: Partial<Record<Application['state'], string>> = {
  draft: '还没有提交。填到哪里都已保存。',
  submitted: '区县正在审核，结果会发消息告诉您。要改内容，请先撤回。',
}

/** One application: where it stands, what the county said, and what can be done. */
export function ApplicationCard({
  application,
  onDone,
}: {
  application: Application
  onDone: () => Promise<void>
}) {
  const { id, state, name, county, steps } = application
  const opinion = state === 'returned' || state === 'refused' ? steps[0]?.opinion : undefined
  return (
    <View className="card application-card" role="group" label={name || '未命名的申请'}>
      <View className="row application-card__head">
        <Text className="grow application-card__name">{name || '未命名的申请'}</Text>
        <Tag tone={applicationTones[state]}>{applicationStateNames[state]}</Tag>
      </View>
      <View className="muted">{county ?? '还没有选区县'}</View>
      {opinion ? (
        <View className="application-card__note">
          <Note tone="warm">
            {state === 'returned' ? '请补正：' : '原因：'}
            {opinion}
          </Note>
        </View>
      ) : null}
      {says[state] ? <View className="application-card__says">{says[state]}</View> : null}
      <Acts id={id} state={state} name={name} onDone={onDone} />
      {steps.length > 0 ? <StepTimeline label="办理经过" steps={timelineOf(steps)} /> : null}
    </View>
  )
}

interface ActsProps {
  id: string
  state: Application['state']
  name: string
  onDone: () => Promise<void>
}

function Acts({ id, state, name, onDone }: ActsProps) {
  const [busy, setBusy] = useState(false)
  const act = async (work: () => Promise<unknown>, done: string) => {
    setBusy(true)
    try {
      await work()
      if (done) toastDone(done)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(false)
    await onDone()
  }
  const params = { id }
  const discard = async () => {
    if (!(await confirmAct('作废这份申请', '填写的内容不再保留，需要时可重新申请。', '作废'))) return
    await act(() => call('POST /api/merchant-entry/{id}/discard', { params }), '已作废')
  }
  const withdraw = async () => {
    const question = '撤回后可修改，再次提交会重新排队。'
    if (!(await confirmAct(`撤回“${name}”的申请`, question, '撤回'))) return
    await act(() => call('POST /api/merchant-entry/{id}/withdraw', { params }), '已撤回')
  }
  // The new role is in a new token.
  const enter = () =>
    act(async () => {
      const session = sessionStore.get()
      if (session) await refreshSession(session)
      openPage(pages.merchantShop)
    }, '')
  if (state === 'approved') {
    return (
      <View className="application-card__acts">
        <Button loading={busy} onTap={() => void enter()}>
          进入店铺
        </Button>
      </View>
    )
  }
  if (state === 'submitted') {
    return (
      <View className="application-card__acts">
        <Button tone="plain" loading={busy} onTap={() => void withdraw()}>
          撤回修改
        </Button>
      </View>
    )
  }
  if (state !== 'draft' && state !== 'returned') return null
  return (
    <View className="row application-card__acts">
      <Button tone="plain" loading={busy} onTap={() => void discard()}>
        作废
      </Button>
      <Button className="grow" onTap={() => openPage(pageUrl(pages.entryForm, { id }))}>
        {state === 'draft' ? '继续填写' : '去补正'}
      </Button>
    </View>
  )
}
