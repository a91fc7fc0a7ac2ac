import { useRouter } from '@tarojs/taro'
import type { Application } from '@yuxiang/shared/api/merchants'
import { applicationSteps } from '@yuxiang/shared/merchants/check-application'
import { isApplicationOpen } from '@yuxiang/shared/states/merchant-application'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Note } from '@/components/Note'
import { Page } from '@/components/Page'
import { SignInPrompt } from '@/components/SignInPrompt'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { useSession } from '@/store/session'
import { ContactStep } from './contact-step'
import { FreightStep } from './freight-step'
import './index.scss'
import { LicencesStep } from './licences-step'
import { ReviewStep } from './review-step'
import { StepsBar } from './steps-bar'
import { SubjectStep } from './subject-step'
import { useEntryForm } from './use-entry-form'

/** 入驻申请：分步填写 */
export default function EntryFormPage() {
  const session = useSession()
  const id = useRouter().params.id ?? ''
  if (!session) return <SignInPrompt title="入驻申请" next={pageUrl(pages.entryForm, { id })} />
  return <Loading userId={session.user.id} id={id} />
}

function Loading({ userId, id }: { userId: string; id: string }) {
  const own = useAnswer(ownName(userId, 'merchant-entry'), () => call('GET /api/merchant-entry'))
  const application = own.data?.items.find((one) => one.id === id)
  // A form begins with what the server has now, not with what was kept.
  if (application && !own.loading) {
    if (isApplicationOpen(application.state))
      return <Form key={id} userId={userId} application={application} />
  }
  return (
    <Page title="入驻申请">
      {own.loading ? (
        <SkeletonRows count={4} />
      ) : own.problem && !own.data ? (
        <Failure problem={own.problem} onRetry={() => void own.reload()} />
      ) : (
        <Empty
          icon="shop"
          title="这份申请现在不能修改"
          hint="可能已经提交，或者办结了"
          action="查看申请"
          onAction={() => backToPage(pages.entry)}
        />
      )}
    </Page>
  )
}

const savedWords = {
  saved: '已保存',
  waiting: '正在编辑…',
  saving: '保存中…',
  failed: '没有保存到服务器',
} as const

function Form({ userId, application }: { userId: string; application: Application }) {
  const form = useEntryForm(userId, application)
  const { step, goTo, saved, sending, submit, save } = form
  const last = applicationSteps.length
  const opinion = application.state === 'returned' ? application.steps[0]?.opinion : undefined
  const bar = (
    <View className="entry-form__bar">
      {step > 0 ? (
        <Button tone="plain" className="entry-form__back" onTap={() => void goTo(step - 1)}>
          上一步
        </Button>
      ) : null}
      {step < last ? (
        <Button className="grow" onTap={() => void goTo(step + 1)}>
          下一步
        </Button>
      ) : (
        <Button className="grow" loading={sending} onTap={() => void submit()}>
          提交审核
        </Button>
      )}
    </View>
  )
  return (
    <Page title="入驻申请" footBar={bar} className="entry-form">
      <StepsBar form={form} />
      <View className="row entry-form__saved" role="status">
        <View className={`grow ${saved === 'failed' ? 'entry-form__failed' : 'muted'}`}>
          {savedWords[saved]}
        </View>
        {saved === 'failed' ? (
          <Button size="small" tone="line" onTap={() => void save()}>
            重新保存
          </Button>
        ) : null}
      </View>
      {opinion ? (
        <View className="entry-form__opinion">
          <Note tone="warm">区县意见：{opinion}</Note>
        </View>
      ) : null}
      {step === 0 ? <SubjectStep form={form} /> : null}
      {step === 1 ? <LicencesStep form={form} /> : null}
      {step === 2 ? <ContactStep form={form} /> : null}
      {step === 3 ? <FreightStep form={form} /> : null}
      {step === last ? <ReviewStep form={form} /> : null}
    </Page>
  )
}
