import type { MarkFile, MarkInput } from '@yuxiang/shared/api/brands'
import type { Mark } from '@yuxiang/shared/api/catalog'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Chips } from '@/components/Chips'
import { FormField, TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { markNames } from '@/components/ProductCard/marks'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { pickFile } from '@/services/file'
import { withIdempotencyKey } from '@/services/idempotency'
import { backToPage, pages } from '@/services/navigation'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { OwnProductSheet } from '@/workbench/own-product-sheet'
import { type AtShop, ShopPage } from '@/workbench/shop-page'

const kinds = (Object.keys(markNames) as Mark[]).map((key) => ({ key, name: markNames[key] }))

/** 登记标志 */
export default function NewMarkPage() {
  return (
    <ShopPage section="marks" below title="登记标志" self={pages.markNew}>
      {(at) => <Form at={at} />}
    </ShopPage>
  )
}

function Form({ at }: { at: AtShop }) {
  const [product, setProduct] = useState<{ id: string; name: string }>()
  const [file, setFile] = useState<MarkFile>()
  const [mark, setMark] = useState<Mark>('greenFood')
  const [words, setWords] = useState({ certificateNo: '', issuer: '', validFrom: '', validTo: '' })
  const [picking, setPicking] = useState(false)
  const [errors, setErrors] = useState<FieldErrors>({})
  const [busy, setBusy] = useState<'file' | 'saving'>()
  const change = (part: Partial<typeof words>) => {
    setWords({ ...words, ...part })
    setErrors({})
  }
  const pickCertificate = async () => {
    const picked = await pickFile(['pdf', 'jpg', 'jpeg', 'png'])
    if (!picked) return
    setBusy('file')
    try {
      setFile(await upload('POST /api/merchant/mark-files/file', undefined, picked))
    } catch (thrown) {
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  const save = async () => {
    if (!product) return toast('请先选择商品')
    if (!file) return toast('请先上传证书')
    const body: MarkInput = { productId: product.id, fileId: file.id, mark, ...words }
    setBusy('saving')
    try {
      await withIdempotencyKey('mark', body, (idempotencyKey) =>
        call('POST /api/merchant/marks', { body, idempotencyKey }),
      )
      toastDone('已提交')
      backToPage(pages.merchantMarks)
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
      setBusy(undefined)
    }
  }
  return (
    <Panel title="证书信息">
      <Note>由区县主管部门核对证书后确认，确认后才会展示；过了有效期自动不再展示。</Note>
      <Cell title="商品" value={product?.name ?? '请选择'} onTap={() => setPicking(true)} />
      <FormField name="标志" error={errors.mark}>
        <Chips label="标志" options={kinds} chosen={[mark]} onTap={setMark} />
      </FormField>
      <TextField
        name="证书编号"
        placeholder="如 LB-15-25031234567A"
        maxLength={40}
        value={words.certificateNo}
        error={errors.certificateNo}
        onInput={(certificateNo) => change({ certificateNo })}
      />
      <TextField
        name="发证机构"
        placeholder="如 中国绿色食品发展中心"
        maxLength={40}
        value={words.issuer}
        error={errors.issuer}
        onInput={(issuer) => change({ issuer })}
      />
      <DayField
        name="有效期开始"
        value={words.validFrom}
        error={errors.validFrom}
        onPick={(validFrom) => change({ validFrom })}
      />
      <DayField
        name="有效期截止"
        value={words.validTo}
        error={errors.validTo}
        onPick={(validTo) => change({ validTo })}
      />
      <Cell
        icon="order"
        title="证书文件"
        hint="PDF 或清晰的照片，只给主管部门看"
        value={busy === 'file' ? '上传中…' : (file?.name ?? '未选择')}
        onTap={() => void pickCertificate()}
      />
      <Button loading={busy === 'saving'} onTap={() => void save()}>
        提交确认
      </Button>
      {picking ? (
        <OwnProductSheet
          at={at}
          title="哪款商品"
          chosen={product?.id}
          onPick={({ id, name }) => {
            setProduct({ id, name })
            setPicking(false)
          }}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </Panel>
  )
}
