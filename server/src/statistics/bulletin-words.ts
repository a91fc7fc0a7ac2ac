import type { SalesOverview } from '@yuxiang/shared/api/statistics-views'
import { formatYuan } from '@yuxiang/shared/money'
import { salesChannelNames } from '@yuxiang/shared/statistics/channels'
import { growthWords, hasFallen, percentText, reachedTenths } from '@yuxiang/shared/statistics/comparing'
import { type Period, periodName } from '@yuxiang/shared/statistics/periods'

const namedMost = 3

/** What a draft begins with: the figures in sentences, for the city to go on from. */
export function bulletinWords(period: Period, figures: SalesOverview): { title: string; text: string } {
  const name = periodName(period)
  return {
    title: `关于 ${name}消费帮扶工作进展情况的通报`,
    text: [
      `现将 ${name}全市认定帮扶产品销售情况通报如下。`,
      `一、总体情况。${name}，全市销售认定帮扶产品 ${formatYuan(figures.total.netFen)} 元（已减退款），${growthWords(figures.total.netFen, figures.total.lastNetFen)}。${yearWords(figures)}`,
      `二、区县情况。${countyWords(figures)}`,
      `三、销售渠道。${channelWords(figures)}`,
      `四、原 18 个深度贫困乡镇。${townshipWords(figures)}`,
      '五、下一步要求。请各区县对照年度指导性计划，查找差距，落实措施，确保全面完成全年目标。',
    ].join('\n'),
  }
}

function yearWords({ year: { year, yearNetFen, targetFen } }: SalesOverview): string {
  const reached = reachedTenths(yearNetFen, targetFen)
  const sum = `${year} 年累计 ${formatYuan(yearNetFen)} 元`
  return reached === null || targetFen === null
    ? `${sum}。`
    : `${sum}，完成年度目标 ${formatYuan(targetFen)} 元的 ${percentText(reached)}。`
}

function countyWords({ counties }: SalesOverview): string {
  const ranked = counties.flatMap(({ county, yearNetFen, targetFen }) => {
    const reached = reachedTenths(yearNetFen, targetFen)
    return reached === null ? [] : [{ county, reached }]
  })
  if (ranked.length === 0) return '各区县年度目标尚未下达。'
  const first = ranked.slice(0, namedMost)
  const words = first.map(({ county, reached }) => `${county}（${percentText(reached)}）`).join('、')
  const done = ranked.filter(({ reached }) => reached >= 1_000).length
  return `年度目标完成进度居前的是${words}；已下达目标的 ${ranked.length} 个区县中，${done} 个已完成全年目标。`
}

function channelWords({ channels, total }: SalesOverview): string {
  const sold = channels.filter(({ netFen }) => netFen > 0).toSorted((a, b) => b.netFen - a.netFen)
  if (sold.length === 0) return '本期没有销售。'
  const words = sold.map(({ channel, netFen }) => {
    const share = reachedTenths(netFen, total.netFen)
    const part = share === null ? '' : `，占 ${percentText(share)}`
    return `${salesChannelNames[channel]} ${formatYuan(netFen)} 元${part}`
  })
  return `${words.join('；')}。`
}

function townshipWords({ townships }: SalesOverview): string {
  const total = townships.reduce((sum, { netFen }) => sum + netFen, 0)
  const before = townships.reduce((sum, { lastNetFen }) => sum + lastNetFen, 0)
  const fallen = townships.filter(({ netFen, lastNetFen }) => hasFallen(netFen, lastNetFen))
  const names = fallen.map(({ county, township }) => `${county}${township}`).join('、')
  return `销售 ${formatYuan(total)} 元，${growthWords(total, before)}。${
    fallen.length === 0
      ? '各乡镇均未低于上年同期，落实了“只增不减”的要求。'
      : `${names} ${fallen.length} 个乡镇低于上年同期，未落实“只增不减”的要求，请所在区县说明原因并整改。`
  }`
}
