import type { StreamerAccount } from '@yuxiang/shared/api/streamers'
import { livePlatformNames } from '@yuxiang/shared/live/platforms'
import { Button } from '@/components/Button'
import { Text, View } from '@/elements'
import { copyText } from '@/services/clipboard'

/** Where to find a streamer on each platform: the number is copied, there one searches for it. */
export function Accounts({ accounts }: { accounts: readonly StreamerAccount[] }) {
  return (
    <View className="card">
      <View className="section-title" role="heading">
        平台账号
      </View>
      <View className="streamer-accounts" role="list" label="平台账号">
        {accounts.map(({ platform, name, accountId }) => (
          <View key={`${platform} ${accountId}`} className="row streamer-accounts__one" role="listitem">
            <View className="grow streamer-accounts__words">
              <View>
                {livePlatformNames[platform]} <Text className="streamer-accounts__name">{name}</Text>
              </View>
              <View className="muted streamer-accounts__id">{accountId}</View>
            </View>
            <Button
              size="small"
              tone="line"
              label={`复制账号 ${livePlatformNames[platform]} ${accountId}`}
              onTap={() => void copyText(accountId)}
            >
              复制账号
            </Button>
          </View>
        ))}
      </View>
      <View className="muted streamer-accounts__hint">复制后在对应平台搜索，即可找到主播。</View>
    </View>
  )
}
