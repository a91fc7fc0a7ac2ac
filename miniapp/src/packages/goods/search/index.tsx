import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { Page } from '@/components/Page'
import { pages, pageUrl } from '@/services/navigation'
import { type Criteria, criteriaOf, isAsking } from './criteria'
import { remember } from './history'
import { Results, type ShownResults } from './results'
import { SearchBar } from './search-bar'
import { Suggestions } from './suggestions'
import { Welcome } from './welcome'

/** 搜索: history and hot words, then suggestions while typing, then results. */
export default function SearchPage() {
  const { params } = useRouter()
  const [criteria, setCriteria] = useState<Criteria>(() => criteriaOf(params))
  const [words, setWords] = useState(criteria.q ?? '')
  const [typing, setTyping] = useState(!isAsking(criteria))

  const search = (asked: string) => {
    const q = asked.trim()
    if (q) remember(q)
    setWords(q)
    setTyping(false)
    setCriteria((before) => ({ ...before, q: q || undefined }))
  }
  const results = useRef<ShownResults>(null)
  useShareAppMessage(() => ({
    title: criteria.q ? `渝乡集里的${criteria.q}` : '渝乡集：重庆帮扶好物',
    path: pageUrl(pages.search, { ...criteria, certified: criteria.certified ? 'true' : undefined }),
    ...(results.current?.imageUrl ? { imageUrl: results.current.imageUrl } : {}),
  }))

  const asking = isAsking(criteria)
  return (
    <Page title="搜索" onRefresh={async () => results.current?.refresh()}>
      <SearchBar
        value={words}
        focus={typing}
        onInput={(value) => {
          setWords(value)
          setTyping(true)
        }}
        onSearch={() => search(words)}
      />
      {typing && words.trim() ? (
        <Suggestions words={words.trim()} onPick={search} />
      ) : asking && !(typing && !words) ? (
        <Results criteria={criteria} onChange={setCriteria} shown={results} />
      ) : (
        <Welcome onPick={search} />
      )}
    </Page>
  )
}
