import { Icon } from '@/components/Icon'
import { Tap, View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { confirmAct } from '@/services/feedback'
import { useStore } from '@/store/create-store'
import { forgetHistory, historyStore } from './history'
import './welcome.scss'

/** Before anything is typed: what was searched before, and what others search. */
export function Welcome({ onPick }: { onPick: (words: string) => void }) {
  const history = useStore(historyStore)
  const home = useAnswer('home', () => call('GET /api/home'))
  const hotWords = home.data?.hotWords ?? []
  const chips = (words: string[]) => (
    <View className="search-welcome__chips">
      {words.map((word) => (
        <Tap key={word} className="search-welcome__chip lines-1" onTap={() => onPick(word)}>
          {word}
        </Tap>
      ))}
    </View>
  )
  const clear = async () => {
    if (await confirmAct('清空搜索记录', '清空后不能恢复', '清空')) forgetHistory()
  }
  return (
    <View className="search-welcome">
      {history.length > 0 ? (
        <>
          <View className="row search-welcome__head">
            <View className="grow section-title">搜索记录</View>
            <Tap className="search-welcome__clear" label="清空搜索记录" onTap={() => void clear()}>
              <Icon name="trash" color="muted" />
            </Tap>
          </View>
          {chips(history)}
        </>
      ) : null}
      {hotWords.length > 0 ? (
        <>
          <View className="row search-welcome__head">
            <View className="section-title">大家在搜</View>
          </View>
          {chips(hotWords)}
        </>
      ) : null}
    </View>
  )
}
