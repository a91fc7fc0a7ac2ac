import { useRouter, useShareAppMessage } from '@tarojs/taro'
import type { PublicTrace } from '@yuxiang/shared/api/traceability'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Empty } from '@/components/Empty'
import { Failure } from '@/components/Failure'
import { Icon } from '@/components/Icon'
import { Page } from '@/components/Page'
import { Picture } from '@/components/Picture'
import { SkeletonRows } from '@/components/Skeleton'
import { Tag } from '@/components/Tag'
import { Field, Link, Text, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { openPage, pages, pageUrl, replacePage } from '@/services/navigation'
import { ApiProblem } from '@/services/problem'
import { PaperCard } from '../shared/paper-card'
import { RecallNote } from '../shared/recall-note'
import { SealCard } from '../shared/seal-card'
import { Timeline } from '../shared/timeline'
import { codeOf } from './code-of'
import './index.scss'

/** 溯源: what a scan of the code on a parcel shows. */
export default function TracePage() {
  const { code, seal } = codeOf(useRouter().params)
  return code ? <Scanned code={code} seal={seal} /> : <Ask />
}

function Scanned({ code, seal }: { code: string; seal: string }) {
  const trace = useAnswer(`trace-${code}`, () => call('GET /api/traces/{code}', { params: { code } }))
  const { data, problem } = trace
  useShareAppMessage(() => ({
    title: data ? `${data.product.name}：从田间到餐桌的全程记录` : '渝乡集溯源',
    path: pageUrl(pages.trace, { code }),
  }))
  if (data) return <Shown trace={data} seal={seal} onReload={trace.reload} />
  const isUnknown = problem instanceof ApiProblem && problem.status >= 400 && problem.status < 429
  return (
    <Page title="溯源">
      {isUnknown ? (
        <>
          <Empty
            icon="alert"
            title={`没有溯源码 ${code}`}
            hint="请核对包装上的编码；查不到的可能是假冒标签"
          />
          <CodeField />
        </>
      ) : problem ? (
        <Failure problem={problem} onRetry={() => void trace.reload()} />
      ) : (
        <SkeletonRows count={5} />
      )}
    </Page>
  )
}

/** Opened without a code: it can be typed. */
function Ask() {
  return (
    <Page title="溯源">
      <Empty icon="leaf" title="查一查它从哪里来" hint="溯源码印在包装的承诺达标合格证上，12 位字母和数字" />
      <CodeField />
    </Page>
  )
}

function CodeField() {
  const [typed, setTyped] = useState('')
  const { code } = codeOf({ code: typed })
  const look = () => void replacePage(pageUrl(pages.trace, { code }))
  return (
    <View className="card trace-ask">
      <Field
        className="field trace-ask__field"
        label="溯源码"
        placeholder="如 7KQ2 M9XW 4TRA"
        maxLength={20}
        value={typed}
        onInput={setTyped}
        onConfirm={look}
      />
      <Button disabled={code.length !== 12} onTap={look}>
        查询
      </Button>
    </View>
  )
}

interface ShownProps {
  trace: PublicTrace
  seal: string
  onReload: () => Promise<void>
}

function Shown({ trace, seal, onReload }: ShownProps) {
  const { product, merchant, recall, chain, traceCode } = trace
  const isRecalled = recall !== null && recall.lifted === null
  const shop = pageUrl(pages.shop, { id: merchant.id })
  return (
    <Page title="溯源" onRefresh={onReload}>
      {recall && isRecalled ? <RecallNote recall={recall} /> : null}
      <View className="card trace-head">
        <View className="trace-head__picture">
          <Picture src={product.imageUrl} alt="" ratio={100} />
        </View>
        <View className="grow">
          <View className="trace-head__name" role="heading">
            {product.name}
          </View>
          <View className="muted">
            {product.skuName} · 批次 <Text className="number">{trace.batchCode}</Text>
          </View>
          <View className="trace-head__tags">
            {product.certificateNo ? <Tag>帮扶产品</Tag> : null}
            {isRecalled ? <Tag tone="vermilion">召回中</Tag> : null}
          </View>
          <View className="trace-head__days muted">
            <View>
              生产日期 <Text className="number">{trace.producedOn}</Text>
            </View>
            <View>
              保质期至 <Text className="number">{trace.bestBefore}</Text>
            </View>
          </View>
        </View>
      </View>
      <SealCard trace={trace} seal={seal} />
      <View className="card">
        <View className="section-title" role="heading">
          从田间到包裹
        </View>
        {chain.length > 0 ? (
          <Timeline traceCode={traceCode} chain={chain} brokenAt={trace.brokenAt} />
        ) : (
          <View className="panel__none">商家正在整理这一批的记录，请稍后再看。</View>
        )}
      </View>
      <PaperCard trace={trace} />
      {recall?.lifted ? <RecallNote recall={recall} /> : null}
      <Link className="card trace-shop" to={shop} label={`进店看看，${merchant.name}`}>
        <View className="row trace-shop__head">
          <Icon name="shop" color="green" />
          <View className="grow trace-shop__name">{merchant.name}</View>
          <Icon name="next" size="sm" color="muted" />
        </View>
        <View className="muted">{merchant.county}</View>
        <View className="trace-shop__story lines-2">{merchant.story}</View>
      </Link>
      <View className="card">
        <Cell
          icon="scales"
          title="这一批有问题？"
          hint="投诉举报会自动带上批次"
          to={pageUrl(pages.complain, { traceCode })}
        />
      </View>
      {product.onSale && !isRecalled ? (
        <View className="trace-buy">
          <Button onTap={() => openPage(pageUrl(pages.product, { id: product.id, sku: trace.skuId }))}>
            再买一份
          </Button>
        </View>
      ) : null}
    </Page>
  )
}
