import { useRouter } from '@tarojs/taro'
import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { momentIn } from '@/workbench/china-moment'
import { type Bench, CommonPage } from '@/workbench/common-page'
import { useNames } from '../shared/use-names'
import { campaignDraft, emptyCampaign } from './campaign-draft'
import { CampaignEditor } from './campaign-editor'

/** 活动编辑：边填边看样例购物车怎么算 */
export default function CampaignEditPage() {
  const { id = '', from = '' } = useRouter().params
  return (
    <CommonPage
      section="campaigns"
      title={id ? '编辑活动' : '新建活动'}
      below
      self={pageUrl(pages.benchCampaignEdit, { id, from })}
    >
      {(bench) => (id || from ? <Saved bench={bench} id={id || from} copied={!id} /> : <New bench={bench} />)}
    </CommonPage>
  )
}

const dayMinutes = 24 * 60

/** From the next midnight on, for a week. */
const usualTimes = () => {
  const day = (days: number) => `${momentIn(days * dayMinutes).slice(0, 10)}T00:00`
  return { startsAt: day(1), endsAt: day(8) }
}

function New({ bench }: { bench: Bench }) {
  const { startsAt, endsAt } = usualTimes()
  return <CampaignEditor bench={bench} initial={emptyCampaign(bench.merchantId, startsAt, endsAt)} />
}

function Saved({ bench, id, copied }: { bench: Bench; id: string; copied: boolean }) {
  const answer = useAnswer(ownName(bench.userId, `bench-campaign-${id}`), () =>
    call('GET /api/workbench/campaigns/{id}', { params: { id } }),
  )
  const names = useNames(answer.data)
  const campaign = answer.data
  if (campaign && names) {
    if (!copied && campaign.state !== 'draft') return <NotADraft campaign={campaign} />
    const draft = campaignDraft(campaign, names.skuOf, names.nameOf)
    return copied ? (
      <CampaignEditor
        bench={bench}
        initial={{ ...draft, ...usualTimes(), name: `${campaign.name}（副本）`.slice(0, 30) }}
        copyOf={id}
      />
    ) : (
      <CampaignEditor bench={bench} initial={draft} campaign={campaign} />
    )
  }
  if (answer.problem && !campaign) {
    return answer.problem instanceof ApiProblem && answer.problem.status === 404 ? (
      <Empty
        icon="coin"
        title="没有这个活动"
        action="全部活动"
        onAction={() => void replacePage(pages.benchCampaigns)}
      />
    ) : (
      <Failure problem={answer.problem} onRetry={() => void answer.reload()} />
    )
  }
  return <SkeletonRows count={4} />
}

function NotADraft({ campaign }: { campaign: Campaign }) {
  return (
    <Empty
      icon="edit"
      title="发布过的活动不能再修改"
      hint="可以暂停或结束它，或复制为新活动"
      action="看活动详情"
      onAction={() => void replacePage(pageUrl(pages.benchCampaign, { id: campaign.id }))}
    />
  )
}
