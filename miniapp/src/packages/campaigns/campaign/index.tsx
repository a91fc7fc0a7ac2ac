import { useRouter } from '@tarojs/taro'
import type { Campaign } from '@yuxiang/shared/api/campaigns'
import { Button } from '@/components/Button'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, openPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { type Bench, CommonPage, isOwn } from '@/workbench/common-page'
import { actsOf, useCampaignActs } from '../shared/use-campaign-acts'
import { CampaignEffectPanels } from './campaign-effect'
import { CampaignTerms } from './campaign-terms'

/** 一个活动：规则、状态操作、效果 */
export default function CampaignPage() {
  const id = useRouter().params.id ?? ''
  return (
    <CommonPage section="campaigns" title="活动详情" below self={pageUrl(pages.benchCampaign, { id })}>
      {(bench) => <Found bench={bench} id={id} />}
    </CommonPage>
  )
}

function Found({ bench, id }: { bench: Bench; id: string }) {
  const params = { id }
  const campaign = useAnswer(ownName(bench.userId, `bench-campaign-${id}`), () =>
    call('GET /api/workbench/campaigns/{id}', { params }),
  )
  useShowAgain(() => void campaign.reload())
  if (campaign.data) return <One bench={bench} campaign={campaign.data} onDone={campaign.reload} />
  if (!campaign.problem) return <SkeletonRows count={3} />
  if (campaign.problem instanceof ApiProblem && campaign.problem.status === 404) {
    return (
      <Empty
        icon="coin"
        title="没有这个活动"
        action="全部活动"
        onAction={() => backToPage(pages.benchCampaigns)}
      />
    )
  }
  return <Failure problem={campaign.problem} onRetry={() => void campaign.reload()} />
}

interface Props {
  bench: Bench
  campaign: Campaign
  onDone: () => Promise<void>
}

function One({ bench, campaign, onDone }: Props) {
  const { act, sheet } = useCampaignActs(onDone)
  const mine = isOwn(bench, campaign.merchantId)
  const buttons = (
    <View className="campaign-terms__acts">
      {actsOf(bench, campaign).map(({ event, name }) => (
        <Button
          key={event}
          size="fit"
          tone={event === 'resume' || event === 'publish' ? 'main' : 'plain'}
          onTap={() => void act(campaign, event)}
        >
          {name}
        </Button>
      ))}
      {mine ? (
        <Button
          size="fit"
          tone="plain"
          onTap={() => openPage(pageUrl(pages.benchCampaignEdit, { from: campaign.id }))}
        >
          复制为新活动
        </Button>
      ) : null}
    </View>
  )
  const published = campaign.state !== 'draft' && campaign.state !== 'discarded'
  return (
    <>
      <CampaignTerms campaign={campaign} acts={buttons} />
      {published ? <CampaignEffectPanels userId={bench.userId} campaign={campaign} /> : null}
      {sheet}
    </>
  )
}
