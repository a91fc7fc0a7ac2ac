import { Icon } from '@/components/Icon'
import { Field, Tap, View } from '@/elements'
import './search-bar.scss'

interface Props {
  value: string
  focus: boolean
  onInput: (value: string) => void
  onSearch: () => void
}

/** Where the words are typed. */
export function SearchBar({ value, focus, onInput, onSearch }: Props) {
  return (
    <View className="search-bar">
      <View className="search-bar__box">
        <Icon name="search" color="muted" />
        <Field
          className="search-bar__field"
          label="搜索商品"
          placeholder="搜商品、产地，如 奉节脐橙"
          type="search"
          maxLength={60}
          focus={focus}
          value={value}
          onInput={onInput}
          onConfirm={onSearch}
        />
        {value ? (
          <Tap className="search-bar__clear" label="清空" onTap={() => onInput('')}>
            <Icon name="close" size="sm" color="muted" />
          </Tap>
        ) : null}
        <Tap className="search-bar__go" onTap={onSearch}>
          搜索
        </Tap>
      </View>
    </View>
  )
}
