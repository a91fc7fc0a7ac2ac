import { useEffect, useState } from 'react'
import { Icon } from '@/components/Icon'
import { Tap, Text, View } from '@/elements'
import { call } from '@/services/api'
import './suggestions.scss'

/** Waits this long after the last key before it asks. */
const pauseMs = 180

/** What the words may grow into. Without an answer it just offers to search for the words. */
export function Suggestions({ words, onPick }: { words: string; onPick: (words: string) => void }) {
  const [items, setItems] = useState<string[]>([])
  useEffect(() => {
    let gone = false
    const timer = setTimeout(() => {
      call('GET /api/search/suggestions', { query: { q: words.slice(0, 30) } })
        .then((answer) => {
          if (!gone) setItems(answer.items)
        })
        .catch(() => undefined)
    }, pauseMs)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [words])
  return (
    <View className="suggestions" role="group" label="搜索建议">
      {[words, ...items.filter((item) => item !== words)].map((item) => (
        <Tap key={item} className="suggestions__item" onTap={() => onPick(item)}>
          <Icon name="search" size="sm" color="muted" />
          <Highlighted text={item} words={words} />
        </Tap>
      ))}
    </View>
  )
}

/** The typed words stand out less than what is new. */
function Highlighted({ text, words }: { text: string; words: string }) {
  const at = text.indexOf(words)
  if (at < 0) return <Text className="suggestions__text lines-1">{text}</Text>
  return (
    <Text className="suggestions__text lines-1">
      {text.slice(0, at)}
      <Text className="suggestions__words">{words}</Text>
      {text.slice(at + words.length)}
    </Text>
  )
}
