import type { ManagedStreamer } from '@yuxiang/shared/api/streamer-views'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { streamerKindNames } from '@yuxiang/shared/streamers/words'
import { Panel } from '@/workbench/figures'
import { Fact } from '@/workbench/form-page'

/** The same for whoever only looks. */
export function StreamerFacts({ streamer }: { streamer: ManagedStreamer }) {
  const { name, kind, county, team, base, merchant, accounts, certifiedBy, intro } = streamer
  return (
    <Panel title={name}>
      <Fact name="区县">{county}</Fact>
      <Fact name="类型">{streamerKindNames[kind]}</Fact>
      {team ? <Fact name="直播机构">{team.name}</Fact> : null}
      {base ? <Fact name="产地直播基地">{base.name}</Fact> : null}
      {merchant ? <Fact name="商家">{merchant.name}</Fact> : null}
      {accounts.map(({ platform, name: account, accountId }) => (
        <Fact key={`${platform} ${accountId}`} name={livePlatformNames[platform]}>
          {account}（{accountId}）
        </Fact>
      ))}
      {certifiedBy ? <Fact name="认证单位">{certifiedBy}</Fact> : null}
      {streamer.phoneMasked ? <Fact name="手机号">{streamer.phoneMasked}</Fact> : null}
      <Fact name="主播主页">{streamer.isPublic ? '本人同意公开' : '不公开'}</Fact>
      {intro ? <Fact name="介绍">{intro}</Fact> : null}
    </Panel>
  )
}
