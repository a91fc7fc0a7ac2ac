import { townships, venueCollectionNames, venueCollections } from '@yuxiang/shared/venues/collections'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { CountySheet } from '@/components/CountySheet'
import { FormField } from '@/components/FormField'
import { View } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import type { FieldErrors } from '@/services/field-errors'
import type { VenueDraft } from './read-venue'
import './venue-panel.scss'

interface Props {
  draft: VenueDraft
  errors: FieldErrors
  change: (part: Partial<VenueDraft>) => void
}

const collections = venueCollections.map((key) => ({ key, name: venueCollectionNames[key] }))
const byHand = [
  { key: 'hand', name: '手工选' },
  { key: 'rule', name: '按规则自动选' },
] as const

/** What a zone collects, and whether it is filled by hand or by a rule. */
export function ZoneFields({ draft, errors, change }: Props) {
  const { collection, township, follows } = draft
  return (
    <>
      <FormField name="专区类型" error={errors.collection}>
        <Chips
          label="专区类型"
          options={collections}
          chosen={[collection ?? 'theme']}
          onTap={(key) => change({ collection: key })}
        />
      </FormField>
      {collection === 'township' ? (
        <FormField name="哪个乡镇" hint="原 18 个深度贫困乡镇；区县随乡镇" error={errors.township}>
          <Chips
            label="哪个乡镇"
            options={townships.map(({ name }) => ({ key: name, name }))}
            chosen={township ? [township] : []}
            onTap={(name) =>
              change({
                township: name,
                countyCode: townships.find((one) => one.name === name)?.countyCode ?? null,
              })
            }
          />
        </FormField>
      ) : null}
      <FormField
        name="怎样选商品"
        hint={follows ? '符合规则的有效认定商品自动上架、自动下架' : '保存后在“馆内商品”里选'}
      >
        <Chips
          label="怎样选商品"
          options={byHand}
          chosen={[follows ? 'rule' : 'hand']}
          onTap={(key) => change({ follows: key === 'rule' })}
        />
      </FormField>
      {follows ? <Rule draft={draft} errors={errors} change={change} /> : null}
    </>
  )
}

function Rule({ draft: { followCounties, followCategory }, errors, change }: Props) {
  const [picking, setPicking] = useState(false)
  const categories = useAnswer('categories', () => call('GET /api/categories'))
  const top = (categories.data?.items ?? []).map(({ key, name }) => ({ key, name }))
  const without = (code: string) => followCounties.filter((one) => one.code !== code)
  return (
    <>
      <FormField name="这些区县的" hint="不选就是全部区县" error={errors.follow}>
        {followCounties.length > 0 ? (
          <Chips
            label="已选区县，点一下移除"
            many
            options={followCounties.map(({ code, name }) => ({ key: code, name }))}
            chosen={followCounties.map(({ code }) => code)}
            onTap={(code) => change({ followCounties: without(code) })}
          />
        ) : null}
        <View className="venue-panel__act">
          <Button
            tone="plain"
            size="small"
            disabled={followCounties.length >= 10}
            onTap={() => setPicking(true)}
          >
            添加区县
          </Button>
        </View>
      </FormField>
      <FormField name="这个类目的" hint="不选就是全部类目">
        <Chips
          label="类目"
          options={[{ key: '', name: '全部' }, ...top]}
          chosen={[followCategory]}
          onTap={(key) => change({ followCategory: key })}
        />
      </FormField>
      {picking ? (
        <CountySheet
          every
          onClose={() => setPicking(false)}
          onPick={(county) => {
            setPicking(false)
            if (county) {
              const { code, name } = county
              change({ followCounties: [...without(code), { code, name }] })
            }
          }}
        />
      ) : null}
    </>
  )
}
