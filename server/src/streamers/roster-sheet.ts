import type { RegisterProgress, StreamerRow } from '@yuxiang/shared/api/streamer-views'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { streamerStateNames } from '@yuxiang/shared/states/streamer'
import { registerKindNames, registerUnits, streamerKindNames } from '@yuxiang/shared/streamers/words'
import type { SheetToWrite } from '../platform/sheets/index.ts'

/** The headings by which a roster is read, and written; an account is 平台 账号名称 账号. */
export const rosterColumns = {
  name: '主播名称',
  kind: '类型',
  county: '区县',
  team: '直播机构',
  base: '产地直播基地',
  platform: '平台',
  accountName: '账号名称',
  accountId: '账号',
  phone: '手机号',
  certifiedBy: '认证单位',
  registeredOn: '登记日期',
  isPublic: '同意公开',
  intro: '介绍',
} as const

/** A roster as it can be read again; phones and introductions are not given out. */
export function rosterSheet(rows: readonly StreamerRow[]): SheetToWrite {
  const titles = [...Object.values(rosterColumns), '状态', '本年场次', '本年培训', '本年计数']
  return {
    name: '主播名册',
    columns: titles.map((title) => ({
      title,
      width: title === '主播名称' || title.startsWith('产地') || title === '直播机构' ? 26 : 14,
      kind: title === '本年场次' || title === '本年培训' ? ('count' as const) : ('text' as const),
    })),
    rows: rows.map((row) => {
      const [account] = row.accounts
      return [
        ...[row.name, streamerKindNames[row.kind], row.county, row.team?.name ?? '', row.base?.name ?? ''],
        ...[
          account ? livePlatformNames[account.platform] : '',
          account?.name ?? '',
          account?.accountId ?? '',
        ],
        ...['', '', row.registeredOn ?? '', '', ''],
        ...[streamerStateNames[row.state], row.sessions, row.trainings, row.counts ? '是' : '否'],
      ]
    }),
  }
}

/** Targets and what is reached, the city first. */
export function progressSheet({ year, city, counties }: RegisterProgress): SheetToWrite {
  const regions = [...(city ? [{ county: '全市', figures: city }] : []), ...counties]
  return {
    name: `“2111”工程进度 ${year} 年`,
    columns: [
      { title: '区县', width: 22, kind: 'text' },
      { title: '项目', width: 18, kind: 'text' },
      { title: '单位', width: 8, kind: 'text' },
      { title: '年度目标', width: 12, kind: 'count' },
      { title: '在册', width: 12, kind: 'count' },
      { title: '本年计数', width: 12, kind: 'count' },
      { title: '完成（%）', width: 12, kind: 'text' },
    ],
    rows: regions.flatMap(({ county, figures }) =>
      figures.map(({ kind, target, registered, counted }) => [
        ...[county, registerKindNames[kind], registerUnits[kind]],
        ...[target, registered, counted],
        target ? String(Math.floor((counted / target) * 1_000) / 10) : '',
      ]),
    ),
  }
}
