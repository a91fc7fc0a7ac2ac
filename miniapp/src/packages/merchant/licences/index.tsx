import { type LicenceKind, licenceKinds, licenceNames } from '@yuxiang/shared/merchants/licences'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField } from '@/components/FormField'
import { LicenceFields } from '@/components/LicenceFields'
import { emptyLicence, licenceInput } from '@/components/LicenceFields/licence-draft'
import { LicenceList } from '@/components/LicenceList'
import { Note } from '@/components/Note'
import { call } from '@/services/api'
import { toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { pages } from '@/services/navigation'
import { BenchColumns } from '@/workbench/bench-page'
import { Panel } from '@/workbench/figures'
import { NotYours, type ShopHere, ShopPage } from '../shared/shop-page'

const kinds = licenceKinds.map((key) => ({ key, name: licenceNames[key] }))

/** 证照：有效期、剩余天数与延续 */
export default function MerchantLicencesPage() {
  return (
    <ShopPage section="licences" title="证照" self={pages.merchantLicences}>
      {(here) => (
        <BenchColumns
          main={
            <Panel title="本店证照">
              <LicenceList licences={here.shop.licences} />
            </Panel>
          }
          aside={
            here.may('owner') ? (
              <RenewForm here={here} />
            ) : (
              <Panel title="提交证照">
                <NotYours role={here.shop.role} who="owner" />
              </Panel>
            )
          }
        />
      )}
    </ShopPage>
  )
}

function RenewForm({ here: { shop, reload } }: { here: ShopHere }) {
  const soonest = shop.licences
    .filter(({ state, daysLeft }) => state === 'accepted' && daysLeft !== null)
    .sort((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0))[0]
  const begin = (kind: LicenceKind) => ({
    ...emptyLicence(kind),
    number: shop.licences.find((one) => one.kind === kind && one.state === 'accepted')?.number ?? '',
  })
  const [draft, setDraft] = useState(() => begin(soonest?.kind ?? 'businessLicence'))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [sending, setSending] = useState(false)
  const send = async () => {
    const body = licenceInput(draft)
    setSending(true)
    try {
      await withIdempotencyKey('licence', { id: shop.id, ...body }, (idempotencyKey) =>
        call('POST /api/merchant/shops/{id}/licences', { params: { id: shop.id }, body, idempotencyKey }),
      )
      toastDone('已提交')
      setDraft(emptyLicence(draft.kind))
      await reload()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSending(false)
  }
  return (
    <Panel title="提交新的或延续的证照">
      <Note>区县核对后生效，替换原有的；请在到期前提交，避免停售。</Note>
      <FormField name="哪一种">
        <Chips
          label="哪一种"
          options={kinds}
          chosen={[draft.kind]}
          onTap={(kind) => {
            setDraft(begin(kind))
            setErrors({})
          }}
        />
      </FormField>
      <LicenceFields
        key={draft.kind}
        draft={draft}
        errors={errors}
        onChange={(part) => {
          setDraft((before) => ({ ...before, ...part }))
          setErrors({})
        }}
      />
      <Button loading={sending} onTap={() => void send()}>
        提交核对
      </Button>
    </Panel>
  )
}
