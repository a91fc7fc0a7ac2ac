import { useRouter } from '@tarojs/taro'
import type { PriceAlert, SkuPrices } from '@yuxiang/shared/api/price-watch'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { pages, pageUrl } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { LoadedPage, RegulatorPage } from '../shared/desk'
import { AlertPanel } from './alert-panel'
import { Comparisons } from './comparisons'
import { HistoryPanel } from './history-panel'
import { PriceChart } from './price-chart'
import { SkuPanel } from './sku-panel'

/** 一个规格的价格：走势、三项比较，有预警的在这里处理 */
export default function SkuPricesPage() {
  const { alert = '', sku = '' } = useRouter().params
  return (
    <RegulatorPage
      section={alert ? 'alerts' : 'prices'}
      below
      title={alert ? '价格预警' : '价格走势与比较'}
      self={pageUrl(pages.skuPrices, { alert, sku })}
    >
      {(userId) => (alert ? <OfAlert userId={userId} id={alert} /> : <OfSku userId={userId} id={sku} />)}
    </RegulatorPage>
  )
}

function OfAlert({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `price-alert-${id}`), () =>
    call('GET /api/supervision/alerts/{id}', { params: { id } }),
  )
  return (
    <LoadedPage answer={answer} back={pages.priceAlerts} missing="没有这条预警">
      {(alert) => <Prices prices={alert.prices} alert={alert} onDone={answer.reload} />}
    </LoadedPage>
  )
}

function OfSku({ userId, id }: { userId: string; id: string }) {
  const answer = useAnswer(ownName(userId, `sku-prices-${id}`), () =>
    call('GET /api/supervision/skus/{id}/prices', { params: { id } }),
  )
  return (
    <LoadedPage answer={answer} back={pages.watchedPrices} missing="没有这个规格">
      {(prices) => <Prices prices={prices} />}
    </LoadedPage>
  )
}

interface Props {
  prices: SkuPrices
  alert?: PriceAlert
  onDone?: () => Promise<void>
}

function Prices({ prices, alert, onDone }: Props) {
  return (
    <BenchColumns
      main={
        <>
          {alert && onDone ? <AlertPanel alert={alert} onDone={onDone} /> : null}
          <PriceChart prices={prices} mark={markOf(prices, alert)} />
          <Comparisons prices={prices} />
        </>
      }
      aside={
        <>
          <SkuPanel prices={prices} />
          <HistoryPanel prices={prices} />
        </>
      }
    />
  )
}

/** The line in the chart: what the alert compares a price of one unit of sale with. */
function markOf({ campaign }: SkuPrices, alert?: PriceAlert): { name: string; fen: number } | undefined {
  if (alert?.kind === 'jump') return { name: '7 日前', fen: alert.basisFen }
  if (campaign && !campaign.isTrue && campaign.lawfulFen !== null)
    return { name: '可划线的最高价', fen: campaign.lawfulFen }
  return undefined
}
