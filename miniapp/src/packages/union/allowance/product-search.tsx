import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Field, Tap, View } from '@/elements'
import './product-search.scss'

/** Where the words to search for are typed; emptied, it shows everything again. */
export function ProductSearch({ onSearch }: { onSearch: (q: string) => void }) {
  const [words, setWords] = useState('')
  return (
    <View className="product-search">
      <Icon name="search" color="muted" />
      <Field
        className="product-search__field"
        label="搜可以买的商品"
        placeholder="搜可以买的商品"
        type="search"
        maxLength={60}
        value={words}
        onInput={setWords}
        onConfirm={() => onSearch(words.trim())}
      />
      {words ? (
        <Tap
          className="product-search__act"
          label="清空"
          onTap={() => {
            setWords('')
            onSearch('')
          }}
        >
          <Icon name="close" size="sm" color="muted" />
        </Tap>
      ) : null}
      <Tap className="product-search__act" onTap={() => onSearch(words.trim())}>
        搜索
      </Tap>
    </View>
  )
}
