import type { ManagedUnit } from '@yuxiang/shared/api/reserved-share-office'
import { creditCodeOf, isCreditCode } from '@yuxiang/shared/merchants/credit-code'
import type { UnitLevel } from '@yuxiang/shared/reserved-share/words'
import { useState } from 'react'
import { call } from '@/services/api'
import { toast, toastDone, toastProblem } from '@/services/feedback'
import { type FieldErrors, fieldErrors } from '@/services/field-errors'
import { withIdempotencyKey } from '@/services/idempotency'
import { dropDraft, storeDraft, storedDraft } from '@/services/kept'
import { pages, pageUrl, replacePage } from '@/services/navigation'

interface UnitDraft {
  name: string
  creditCode: string
  level: UnitLevel
  supervisor: string
  county: { code: string; name: string } | null
  officerPhone: string
}

const draftOf = (unit: ManagedUnit | undefined): UnitDraft => ({
  name: unit?.name ?? '',
  creditCode: unit?.creditCode ?? '',
  level: unit?.level ?? 'county',
  supervisor: unit?.supervisor ?? '',
  county: unit?.countyCode ? { code: unit.countyCode, name: unit.county } : null,
  officerPhone: '',
})

const keptName = 'budget-unit-new'

/** A unit as the operator registers or changes one; what is typed of a new one stays on this device until it is there. */
export function useUnitForm(
  userId: string,
  unit: ManagedUnit | undefined,
  onDone: (() => Promise<void>) | undefined,
) {
  const [draft, setDraft] = useState<UnitDraft>(() => ({
    ...draftOf(unit),
    ...(unit ? {} : storedDraft<UnitDraft>(userId, keptName)),
  }))
  const [errors, setErrors] = useState<FieldErrors>({})
  const [saving, setSaving] = useState(false)
  const change = (part: Partial<UnitDraft>) => {
    const next = { ...draft, ...part }
    setDraft(next)
    setErrors({})
    if (!unit) storeDraft(userId, keptName, next)
  }
  const save = async () => {
    const { level, county, officerPhone, ...words } = draft
    const phone = officerPhone.replace(/[\s-]/g, '')
    const creditCode = creditCodeOf(words.creditCode)
    const wrong: FieldErrors = {
      ...(words.name.trim().length < 4 ? { name: '请填写单位全称' } : {}),
      ...(isCreditCode(creditCode) ? {} : { creditCode: '统一社会信用代码有误，请对照证书核对' }),
      ...(words.supervisor.trim().length < 2 ? { supervisor: '请填写主管部门' } : {}),
      ...(level === 'county' && !county ? { countyCode: '请选择所在区县' } : {}),
      ...(unit || /^1[3-9]\d{9}$/.test(phone) ? {} : { officerPhone: '请输入 11 位手机号' }),
    }
    setErrors(wrong)
    if (Object.keys(wrong).length > 0) return toast('还有没填好的地方')
    const body = {
      name: words.name,
      creditCode,
      level,
      supervisor: words.supervisor,
      countyCode: level === 'county' ? (county?.code ?? null) : null,
    }
    setSaving(true)
    try {
      if (unit) {
        await call('PUT /api/operations/budget-units/{id}', { params: { id: unit.id }, body })
        toastDone('已保存')
        await onDone?.()
      } else {
        const whole = { ...body, officerPhone: phone }
        const { id } = await withIdempotencyKey('budget-unit', whole, (idempotencyKey) =>
          call('POST /api/operations/budget-units', { body: whole, idempotencyKey }),
        )
        dropDraft(userId, keptName)
        toastDone('已登记')
        await replacePage(pageUrl(pages.budgetUnitEdit, { id }))
      }
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setSaving(false)
  }
  return { draft, errors, saving, change, save }
}
