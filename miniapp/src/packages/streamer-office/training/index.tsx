import { useRouter } from '@tarojs/taro'
import type { Training } from '@yuxiang/shared/api/streamer-views'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { Answered } from '@/workbench/answered'
import { type Here, OfficePage } from '@/workbench/office-page'
import { TrainingForm } from './training-form'

/** 培训：课程、日期、学时与参训主播 */
export default function RegisterTrainingPage() {
  const id = useRouter().params.id ?? ''
  const title = id ? '培训记录' : '登记培训'
  return (
    <OfficePage section="streamers" title={title} below self={pageUrl(pages.registerTraining, { id })}>
      {(here) => (id ? <Saved here={here} id={id} /> : <TrainingForm here={here} training={undefined} />)}
    </OfficePage>
  )
}

function Saved({ here, id }: { here: Here; id: string }) {
  const answer = useAnswer<Training>(ownName(here.userId, `register-training-${id}`), () =>
    call('GET /api/streamer-desk/trainings/{id}', { params: { id } }),
  )
  return (
    <Answered answer={answer} gone="没有这次培训" back={pages.register}>
      {(training) => <TrainingForm here={here} training={training} onDone={answer.reload} />}
    </Answered>
  )
}
