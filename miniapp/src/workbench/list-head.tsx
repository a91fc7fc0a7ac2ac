import { useState } from 'react'
import { Button } from '@/components/Button'
import { CountySheet } from '@/components/CountySheet'
import { View } from '@/elements'
import { savesFiles } from '@/services/file'
import { FileButton } from './file-button'
import { SearchField } from './search-field'
import './list-head.scss'

export interface CountyChoice {
  code: string
  name: string
}

interface Props {
  search: string
  onSearch: (q: string) => void
  /** Left out where there is but one. */
  county?: CountyChoice | undefined
  onCounty?: (county: CountyChoice | undefined) => void
  /** The address of the list as a file. */
  fileOf: (format: 'csv' | 'xlsx') => Promise<{ url: string }>
}

/** What stands above a long list: words, county, and the list as a file. */
export function ListHead({ search, onSearch, county, onCounty, fileOf }: Props) {
  const [picking, setPicking] = useState(false)
  return (
    <View className="list-head">
      <View className="list-head__search">
        <SearchField label={search} onSearch={onSearch} />
      </View>
      <View className="row list-head__acts">
        {onCounty ? (
          <Button size="fit" tone="plain" onTap={() => setPicking(true)}>
            {county?.name ?? '全部区县'}
          </Button>
        ) : null}
        <FileButton tone="plain" fileOf={() => fileOf('xlsx')} />
        {savesFiles ? (
          <FileButton tone="plain" fileOf={() => fileOf('csv')}>
            导出 CSV
          </FileButton>
        ) : null}
      </View>
      {picking && onCounty ? (
        <CountySheet
          withAll
          every
          chosen={county?.name ?? ''}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            onCounty(picked ? { code: picked.code, name: picked.name } : undefined)
          }}
        />
      ) : null}
    </View>
  )
}
