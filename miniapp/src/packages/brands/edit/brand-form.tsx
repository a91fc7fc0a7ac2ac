import type { BrandInput, ManagedBrand } from '@yuxiang/shared/api/brands'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { CountySheet } from '@/components/CountySheet'
import { LongTextField, TextField } from '@/components/FormField'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages, pageUrl, replacePage } from '@/services/navigation'
import { Panel } from '@/workbench/figures'

interface Props {
  brand?: ManagedBrand
  /** Of a new one: the brand above it. */
  parentId?: string | undefined
  desk: 'operator' | 'county'
  onDone?: () => Promise<void>
}

/** What is said of a brand; a new one has its place below another. */
export function BrandForm({ brand, parentId, desk, onDone }: Props) {
  const [name, setName] = useState(brand?.name ?? '')
  const [intro, setIntro] = useState(brand?.intro ?? '')
  const [county, setCounty] = useState<{ code: string; name: string }>()
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const tree = useAnswer('brands', () => call('GET /api/brands'))
  const parent = tree.data?.items.find(({ id }) => id === parentId)
  const save = async () => {
    setSaving(true)
    const body: BrandInput = {
      parentId: parentId ?? null,
      name,
      intro,
      countyCode: parent?.level === 'city' ? (county?.code ?? null) : null,
    }
    try {
      const { id } = await (brand
        ? call('PUT /api/brand-desk/brands/{id}', { params: { id: brand.id }, body: { name, intro } })
        : withIdempotencyKey('brand', body, (idempotencyKey) =>
            call('POST /api/brand-desk/brands', { body, idempotencyKey }),
          ))
      toastDone('已保存')
      if (brand) await onDone?.()
      else await replacePage(pageUrl(pages.brandEdit, { desk, id }))
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return (
    <Panel title={brand ? '品牌信息' : parent ? `“${parent.name}”下的新品牌` : '新的市级品牌'}>
      <TextField
        name="品牌名称"
        placeholder="如 奉节脐橙"
        maxLength={20}
        value={name}
        error={errors.name}
        onInput={setName}
      />
      {!brand && parent?.level === 'city' ? (
        <Cell title="属于哪个区县" value={county?.name ?? '请选择'} onTap={() => setPicking(true)} />
      ) : null}
      <LongTextField
        name="介绍"
        placeholder="标准、产地、特点，买家会看到"
        maxLength={500}
        value={intro}
        error={errors.intro}
        onInput={setIntro}
      />
      <Button loading={saving} onTap={() => void save()}>
        {brand ? '保存' : '建立品牌'}
      </Button>
      {picking ? (
        <CountySheet
          {...(county ? { chosen: county.name } : {})}
          onClose={() => setPicking(false)}
          onPick={(picked) => {
            setPicking(false)
            if (picked) setCounty({ code: picked.code, name: picked.name })
          }}
        />
      ) : null}
    </Panel>
  )
}
