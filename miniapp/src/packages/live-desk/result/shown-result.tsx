import type { LiveResult } from '@yuxiang/shared/api/live-reach'
import { liveSessionStateNames } from '@yuxiang/shared/states/live'
import { useState } from 'react'
import { Chips } from '@/components/Chips'
import { Empty } from '@/components/Empty'
import { Money } from '@/components/Money'
import { Tag } from '@/components/Tag'
import { Scroller, Text, View } from '@/elements'
import { countText } from '@/services/certification-words'
import { chinaDateTime } from '@/services/china-time'
import { Bars, Columns } from '@/workbench/bars'
import { BenchColumns } from '@/workbench/bench-page'
import { Figures, Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'
import { Table } from '@/workbench/table'
import { Funnel } from '../shared/funnel'
import { placeNames } from '../shared/place-names'
import './shown-result.scss'

/** Figures of one session, with their charts. */
export function ShownResult({ result }: { result: LiveResult }) {
  const { session, total, isWhole, support } = result
  const netFen = total.goodsFen - total.refundedFen
  return (
    <>
      <View className="card live-result__head">
        <View className="live-result__title">
          <Text className="section-title" role="heading">
            {session.title}
          </Text>
          <Tag tone={session.state === 'live' ? 'vermilion' : 'plain'}>
            {liveSessionStateNames[session.state]}
          </Tag>
        </View>
        <View className="live-result__note">
          {session.hostName} · {session.county ?? '未填区县'} · {chinaDateTime(session.startsAt)}
        </View>
        {isWhole ? null : (
          <View className="live-result__note">订单与成交只含本店商品；曝光与点击是整场的。</View>
        )}
      </View>
      <Figures
        label="成效"
        figures={[
          {
            name: '净成交额',
            fen: netFen,
            hint: total.refundedFen > 0 ? '已减去退款' : undefined,
          },
          { name: '订单', text: `${countText(total.orders)} 单`, hint: `${total.buyers} 位买家` },
          {
            name: '点击',
            text: `${countText(total.clicks)} 次`,
            hint: `曝光 ${countText(total.exposures)} 次`,
          },
          { name: '预约提醒', text: `${total.reminders} 人` },
        ]}
      />
      <BenchColumns
        main={
          <>
            <Panel title="从看到到买到">
              <Funnel
                label="从看到到买到"
                stages={[
                  { name: '曝光', count: total.exposures, unit: '次' },
                  { name: '点击', count: total.clicks, unit: '次' },
                  { name: '订单', count: total.orders, unit: '单' },
                ]}
              />
              <View className="panel__hint">
                点击后 7 日内付款的订单计入，以最后一次点击为准；每几秒合计一次，数字略有延迟。
              </View>
            </Panel>
            <ByHour hours={result.hours} />
            <Products products={result.products} />
          </>
        }
        aside={
          <>
            <ByPlace places={result.places} />
            {support ? <SupportPanel support={support} /> : null}
          </>
        }
      />
    </>
  )
}

const measures = [
  { key: 'clicks', name: '点击' },
  { key: 'exposures', name: '曝光' },
  { key: 'goodsFen', name: '成交额' },
] as const

function ByHour({ hours }: Pick<LiveResult, 'hours'>) {
  const [measure, setMeasure] = useState<(typeof measures)[number]['key']>('clicks')
  if (hours.length === 0) return null
  const bars = hours.map((hour, at) => ({
    name: hourName(hour.hour, hours[at - 1]?.hour),
    amountFen: hour[measure],
  }))
  return (
    <Panel title={measure === 'goodsFen' ? '按小时（元）' : '按小时（次）'}>
      <Chips label="看什么" options={measures} chosen={[measure]} onTap={setMeasure} />
      <Scroller direction="x" role="group" label="按小时，可左右滑动">
        <View style={{ minWidth: `${hours.length * 40}px` }}>
          <Columns
            label="按小时"
            bars={bars}
            {...(measure === 'goodsFen' ? {} : { textOf: (count: number) => String(count) })}
          />
        </View>
      </Scroller>
    </Panel>
  )
}

/** The hour; where a day begins, the day. */
function hourName(instant: string, before: string | undefined): string {
  const [day = '', time = ''] = chinaDateTime(instant).split(' ')
  const isSameDay = before !== undefined && chinaDateTime(before).startsWith(day)
  const [, month, date] = day.split('-').map(Number)
  return isSameDay ? `${Number(time.slice(0, 2))}时` : `${month}/${date}`
}

function ByPlace({ places }: Pick<LiveResult, 'places'>) {
  return (
    <Panel title="从哪里来">
      {places.length > 0 ? (
        <Bars
          label="各入口的成交"
          bars={places.map(({ place, clicks, exposures, orders, goodsFen }) => ({
            name: placeNames[place],
            amountFen: goodsFen,
            note: `曝光 ${exposures} · 点击 ${clicks} · ${orders} 单`,
          }))}
        />
      ) : (
        <Empty icon="chart" title="还没有人看到" hint="开播前后会陆续有曝光与点击" />
      )}
    </Panel>
  )
}

function Products({ products }: Pick<LiveResult, 'products'>) {
  return (
    <Panel title="卖出的商品">
      {products.length > 0 ? (
        <Table
          label="卖出的商品"
          rows={products}
          keyOf={({ productId }) => productId}
          columns={[
            { name: '商品', kind: 'title', share: 2, of: ({ name }) => name },
            { name: '件数', kind: 'figure', of: ({ units }) => `${units} 件` },
            {
              name: '成交额',
              kind: 'figure',
              of: ({ goodsFen }) => <Money fen={goodsFen} size="sm" tone="ink" />,
            },
            {
              name: '其中已退',
              kind: 'figure',
              of: ({ refundedFen }) => <Money fen={refundedFen} size="sm" tone="ink" />,
            },
          ]}
        />
      ) : (
        <Empty icon="order" title="还没有成交" hint="买家付款后记在这里" />
      )}
    </Panel>
  )
}

function SupportPanel({ support }: { support: NonNullable<LiveResult['support']> }) {
  return (
    <Panel title="流量扶持">
      <Fact name="净成交（近 30 天）">{support.salesPoints} 分</Fact>
      <Fact name="点击率（近 30 天）">{support.clickPoints} 分</Fact>
      <Fact name="重点帮扶县">{support.countyPoints} 分</Fact>
      <Fact name="合作社或家庭农场">{support.cooperativePoints} 分</Fact>
      <Fact name="合计" strong>
        {support.score} 分
      </Fact>
      <View className="panel__hint">得分高的排在首页和直播频道前面；每 10 分钟按直播间近况重算。</View>
    </Panel>
  )
}
