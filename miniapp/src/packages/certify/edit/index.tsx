import { useRouter } from '@tarojs/taro'
import { editableApplicationStates } from '@yuxiang/shared/states/certification'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { DeskGate } from '@/workbench/desk-gate'
import { DeskPage } from '@/workbench/desk-page'
import { ApplicationForm } from './application-form'

/** 填写认定申请 */
export default function EditApplicationPage() {
  const id = useRouter().params.id ?? ''
  return (
    <DeskGate desk="merchant" title="填写认定申请" self={pageUrl(pages.certifyEdit, { id })}>
      {(userId) => (
        <DeskPage desk="merchant" section="certification" below title="填写认定申请">
          <Loaded userId={userId} id={id} />
        </DeskPage>
      )}
    </DeskGate>
  )
}

function Loaded({ userId, id }: { userId: string; id: string }) {
  const { data, problem, reload } = useAnswer(ownName(userId, `application-${id}`), () =>
    call('GET /api/merchant/certification-applications/{id}', { params: { id } }),
  )
  if (data && !(editableApplicationStates as readonly string[]).includes(data.state)) {
    return (
      <Empty
        icon="shield"
        title="这份申请现在不能修改"
        hint="提交后由区县办理；退回补正时可以修改"
        action="查看申请"
        onAction={() => void replacePage(pageUrl(pages.certifyCase, { id }))}
      />
    )
  }
  if (data) return <ApplicationForm application={data} />
  return problem ? <Failure problem={problem} onRetry={() => void reload()} /> : <SkeletonRows count={5} />
}
