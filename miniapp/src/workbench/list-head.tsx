import { useState } from 'react'
import { Button } from '@/components/Button'
import { CountySheet } from '@/components/CountySheet'
import { View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import { openDocument, savesFiles } from '@/services/file'
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
  const [making, setMaking] = useState<'csv' | 'xlsx'>()
  const make = async (format: 'csv' | 'xlsx') => {
    setMaking(format)
    try {
      await openDocument((await fileOf(format)).url)
    } catch (thrown) {
      toastProblem(thrown)
    }
    setMaking(undefined)
  }
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
        <Button size="fit" tone="plain" loading={making === 'xlsx'} onTap={() => void make('xlsx')}>
          导出 XLSX
        </Button>
        {savesFiles ? (
          <Button size="fit" tone="plain" loading={making === 'csv'} onTap={() => void make('csv')}>
            导出 CSV
          </Button>
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
