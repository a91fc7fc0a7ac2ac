import { useState } from 'react'
import { Icon } from '@/components/Icon'
import { Field, Tap, View } from '@/elements'
import './search-field.scss'

/** Where words to search for are typed; emptied, everything is shown again. */
export function SearchField({ label, onSearch }: { label: string; onSearch: (q: string) => void }) {
  const [words, setWords] = useState('')
  const clear = () => {
    setWords('')
    onSearch('')
  }
  return (
    <View className="search-field">
      <Icon name="search" color="muted" />
      <Field
        className="search-field__field"
        label={label}
        placeholder={label}
        type="search"
        maxLength={30}
        value={words}
        onInput={setWords}
        onConfirm={() => onSearch(words.trim())}
      />
      {words ? (
        <Tap className="search-field__act" label="清空" onTap={clear}>
          <Icon name="close" size="sm" color="muted" />
        </Tap>
      ) : null}
      <Tap className="search-field__act" onTap={() => onSearch(words.trim())}>
        搜索
      </Tap>
    </View>
  )
}
