import { Icon } from '@/components/Icon'
import { View } from '@/elements'
import './streamer-sign.scss'

/** In place of a face, of which the register has none; a red ring while on air. */
export function StreamerSign({ isLive, large = false }: { isLive: boolean; large?: boolean }) {
  const classes = ['streamer-sign', isLive ? 'streamer-sign--live' : '', large ? 'streamer-sign--large' : '']
  return (
    <View className={classes.filter(Boolean).join(' ')} hidden>
      <Icon name="broadcast" size={large ? 'xl' : 'lg'} color={isLive ? 'vermilion' : 'green'} />
    </View>
  )
}
