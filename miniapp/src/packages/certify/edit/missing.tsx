import { Icon } from '@/components/Icon'
import { Text, View } from '@/elements'
import './form.scss'

/** What stands between a draft and its submission. */
export function Missing({ missing }: { missing: readonly { path: string; message: string }[] }) {
  if (missing.length === 0) {
    return <View className="panel__hint">内容已完整，可以提交。提交后由区县受理、核查、审核和公示。</View>
  }
  return (
    <View role="list" label="还缺什么">
      {missing.map(({ path, message }) => (
        <View key={`${path}${message}`} className="row missing__one" role="listitem">
          <Icon name="alert" size="sm" color="citrus" />
          <Text className="grow">{message}</Text>
        </View>
      ))}
    </View>
  )
}
