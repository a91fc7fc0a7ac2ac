import { useRouter } from '@tarojs/taro'
import type { MerchantCase } from '@yuxiang/shared/api/merchant-office'
import { merchantKindNames } from '@yuxiang/shared/merchants/check-application'
import { freightWords } from '@/components/ApplicationFacts'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { LicenceList } from '@/components/LicenceList'
import { SkeletonRows } from '@/components/Skeleton'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { backToPage, pages, pageUrl } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { type Here, OfficePage } from '@/workbench/office-page'
import { SalePanel } from './sale-panel'

/** 一个市场主体：资料、证照、暂停与解除 */
export default function SupervisedMerchantPage() {
  const id = useRouter().params.id ?? ''
  return (
    <OfficePage section="merchants" below title="市场主体" self={pageUrl(pages.supervisedMerchant, { id })}>
      {(here) => <One here={here} id={id} />}
    </OfficePage>
  )
}

function One({ here: { userId, office }, id }: { here: Here; id: string }) {
  const answer = useAnswer(ownName(userId, `supervised-${id}`), () =>
    call('GET /api/merchant-office/merchants/{id}', { params: { id } }),
  )
  const { data, problem, reload } = answer
  if (data) return <Shown merchant={data} maySuspend={office !== 'county'} onDone={reload} />
  if (!problem) return <SkeletonRows count={4} />
  return problem instanceof ApiProblem && problem.status === 404 ? (
    <Empty
      icon="shop"
      title="没有这个市场主体"
      action="回到列表"
      onAction={() => backToPage(pages.supervisedMerchants)}
    />
  ) : (
    <Failure problem={problem} onRetry={() => void reload()} />
  )
}

interface ShownProps {
  merchant: MerchantCase
  maySuspend: boolean
  onDone: () => Promise<void>
}

function Shown({ merchant, maySuspend, onDone }: ShownProps) {
  const { account } = merchant
  return (
    <BenchColumns
      main={
        <>
          <Panel title={merchant.name}>
            <Fact name="类型">{merchantKindNames[merchant.kind]}</Fact>
            <Fact name="统一社会信用代码">{merchant.creditCode ?? '未登记'}</Fact>
            <Fact name="所在地">{[merchant.county, merchant.township].filter(Boolean).join(' ')}</Fact>
            <Fact name="经营范围">{merchant.primaryProduceOnly ? '仅自产初级农产品' : '含加工食品'}</Fact>
            <Fact name="联系人">{`${merchant.contactName} ${merchant.contactPhoneMasked}`}</Fact>
            <Fact name="结算账户">
              {account ? `${account.holder} ${account.numberMasked ?? ''}` : '未登记'}
            </Fact>
            <Fact name="微信支付子商户号">{merchant.subMchid ?? '未登记'}</Fact>
            <Fact name="运费">{freightWords(merchant.freight).slice(0, 2).join('；')}</Fact>
            <View className="panel__hint">{merchant.story}</View>
          </Panel>
          <Panel title="证照">
            <LicenceList licences={merchant.licences} />
          </Panel>
        </>
      }
      aside={<SalePanel merchant={merchant} maySuspend={maySuspend} onDone={onDone} />}
    />
  )
}
