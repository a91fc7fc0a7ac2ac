import type { SkuPrices } from '@yuxiang/shared/api/price-watch'
import { formatYuan } from '@yuxiang/shared/money'
import { unitNames } from '@yuxiang/shared/supervision/net-content'
import { Note } from '@/components/Note'
import { Tag } from '@/components/Tag'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import { Bars } from '@/workbench/bars'
import { Figures, Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

/** The three comparisons: the same goods, before the campaign, reference prices. */
export function Comparisons({ prices }: { prices: SkuPrices }) {
  return (
    <>
      <SameGoods prices={prices} />
      <BeforeCampaign campaign={prices.campaign} />
      <References prices={prices} />
    </>
  )
}

function SameGoods({ prices: { sameGoods, unit, category, productName, skuName } }: { prices: SkuPrices }) {
  if (!sameGoods || !unit) {
    return (
      <Panel title="与平台同类比较">
        <View className="panel__hint">
          {unit
            ? `“${category}”里按同样单位计价的其他商家不足 3 个，不作比较。`
            : '规格与商品都没有标明净含量，不作比较。'}
        </View>
      </Panel>
    )
  }
  const { offers, lowFen, medianFen, highFen, nearest } = sameGoods
  return (
    <Panel title="与平台同类比较">
      <Figures
        label={`“${category}”每 ${unit.per} 的价格`}
        figures={[
          { name: `本规格 / ${unit.per}`, fen: unit.perFen, warm: unit.perFen > medianFen * 1.5 },
          { name: '同类中位', fen: medianFen },
          { name: '同类最低', fen: lowFen },
          { name: '同类最高', fen: highFen },
        ]}
      />
      <Bars
        label="单位价格最接近的同类"
        bars={[
          { name: `本规格：${productName} ${skuName}`, amountFen: unit.perFen },
          ...nearest.map((one) => ({
            name: `${one.productName} ${one.skuName}`,
            note: one.merchantName,
            amountFen: one.perFen,
          })),
        ]}
      />
      <View className="panel__hint">
        同类指“{category}”里其他商家的 {offers} 个在售规格，按净含量折算到每 {unit.per}。
      </View>
    </Panel>
  )
}

function BeforeCampaign({ campaign }: { campaign: SkuPrices['campaign'] }) {
  if (!campaign) {
    return (
      <Panel title="与活动前比较">
        <View className="panel__hint">没有限时特价。</View>
      </Panel>
    )
  }
  const { priceFen, originalFen, from, to, lawfulFen, ground, basis, isTrue } = campaign
  return (
    <Panel
      title="与活动前比较"
      side={<Tag tone={isTrue ? 'green' : 'vermilion'}>{isTrue ? '划线价属实' : '划线价不实'}</Tag>}
    >
      <Fact name="活动时间">{`${chinaDateTime(from)} 至 ${chinaDateTime(to)}`}</Fact>
      <Fact name="特价">¥{formatYuan(priceFen)}</Fact>
      <Fact name="划线价">{originalFen === null ? '没有划线' : `¥${formatYuan(originalFen)}`}</Fact>
      <Fact name="可划线的最高价" strong>
        {lawfulFen === null ? '没有成交，不能划线' : `¥${formatYuan(lawfulFen)}`}
      </Fact>
      <View className="panel__hint">{ground}</View>
      <View className="panel__hint">{basis}</View>
    </Panel>
  )
}

function References({ prices: { references, unit } }: { prices: SkuPrices }) {
  return (
    <Panel title="与参考价比较">
      {references.length === 0 ? <View className="panel__hint">没有这个品类、地区现行的参考价。</View> : null}
      {references.map((one) => (
        <View key={one.id}>
          <Fact name={`${one.region} ${one.category}${one.keyword ? `（${one.keyword}）` : ''}`} strong>
            ¥{formatYuan(one.lowFen)} – ¥{formatYuan(one.highFen)} / {unitNames[one.unit]}
          </Fact>
          {unit && unit.perFen > one.highFen ? (
            <Note tone="warm">
              本规格 ¥{formatYuan(unit.perFen)}，高出上限{' '}
              {Math.floor(((unit.perFen - one.highFen) * 100) / one.highFen)}%
            </Note>
          ) : null}
          <View className="panel__hint">
            {one.source}，{one.validFrom} 至 {one.validTo}
          </View>
        </View>
      ))}
    </Panel>
  )
}
