import type { CaseDossier, StepEvent } from '@yuxiang/shared/api/complaint-desk'
import {
  refusalGroundNames,
  refusalGrounds,
  suspensionReasonNames,
  suspensionReasons,
  terminationReasonNames,
  terminationReasons,
} from '@yuxiang/shared/complaints/words'
import { formatYuan } from '@yuxiang/shared/money'
import type { OfferDraft } from '@/components/Cases/offer-draft'
import { OfferFields } from '@/components/Cases/offer-fields'
import { LongTextField, TextField, YuanField } from '@/components/FormField'
import { useAnswer } from '@/hooks/use-answer'
import { call } from '@/services/api'
import { Choices } from '@/workbench/choices'
import { Fact } from '@/workbench/form-page'
import type { StepDraft } from './step-sheet'

interface Props {
  event: StepEvent
  draft: StepDraft
  onChange: (changes: Partial<StepDraft>) => void
  offer: OfferDraft
  onOffer: (changes: Partial<OfferDraft>) => void
  one: CaseDossier
}

const named = <Key extends string>(keys: readonly Key[], names: Record<Key, string>) =>
  keys.map((key) => ({ key, name: names[key] }))

/** What a step takes beside its opinion: a listed ground, an office, an offer, a penalty. */
export function StepFields({ event, draft, onChange, offer, onOffer, one }: Props) {
  switch (event) {
    case 'refuse':
      return (
        <Choices
          label="法定理由"
          options={named(refusalGrounds, refusalGroundNames)}
          chosen={draft.ground}
          onChoose={(ground) => onChange({ ground })}
        />
      )
    case 'terminate':
      return (
        <Choices
          label="终止理由"
          options={named(terminationReasons, terminationReasonNames)}
          chosen={draft.reason}
          onChoose={(reason) => onChange({ reason })}
        />
      )
    case 'suspend':
      return (
        <Choices
          label="中止理由"
          options={named(suspensionReasons, suspensionReasonNames)}
          chosen={draft.pause}
          onChoose={(pause) => onChange({ pause })}
        />
      )
    case 'transfer':
      return <OfficeChoices one={one} chosen={draft.regionCode} onChange={onChange} />
    case 'propose':
      return (
        <OfferFields
          draft={offer}
          lines={one.orderLines}
          compensableFen={one.compensableFen}
          onChange={onOffer}
        />
      )
    case 'publish':
      return (
        <LongTextField
          name="公示内容"
          placeholder="写清事由与处理结果，不写个人信息"
          maxLength={500}
          value={draft.summary}
          onInput={(summary) => onChange({ summary })}
        />
      )
    case 'announcePenalty':
      return <PenaltyFields draft={draft} onChange={onChange} />
    case 'penalise':
      return <AnnouncedPenalty one={one} draft={draft} onChange={onChange} />
    default:
      return null
  }
}

function PenaltyFields({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  return (
    <>
      <LongTextField
        name="违法事实"
        placeholder="经查明的事实"
        maxLength={1_000}
        value={draft.violation}
        onInput={(violation) => onChange({ violation })}
      />
      <TextField
        name="处罚依据"
        placeholder="如《中华人民共和国价格法》第四十条"
        maxLength={500}
        value={draft.basis}
        onInput={(basis) => onChange({ basis })}
      />
      <TextField
        name="处罚内容"
        placeholder="如警告，责令改正，没收违法所得"
        maxLength={500}
        value={draft.measures}
        onInput={(measures) => onChange({ measures })}
      />
      <FineField draft={draft} onChange={onChange} />
    </>
  )
}

/** What was announced is decided on, as it was announced; only the fine may be lower. */
function AnnouncedPenalty({ one, draft, onChange }: Pick<Props, 'one' | 'draft' | 'onChange'>) {
  const announced = one.intendedPenalty
  if (!announced) return null
  const { violation, basis, measures, fineFen } = announced
  return (
    <>
      <Fact name="违法事实">{violation}</Fact>
      <Fact name="处罚依据">{basis}</Fact>
      <Fact name="处罚内容">{measures}</Fact>
      <Fact name="告知的罚款">{fineFen > 0 ? `¥${formatYuan(fineFen)}` : '没有罚款'}</Fact>
      {fineFen > 0 ? <FineField draft={draft} onChange={onChange} /> : null}
    </>
  )
}

const FineField = ({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) => (
  <YuanField
    name="罚款（没有不填）"
    placeholder="0.00"
    value={draft.yuan}
    onInput={(yuan) => onChange({ yuan })}
  />
)

function OfficeChoices({ one, chosen, onChange }: Pick<Props, 'one' | 'onChange'> & { chosen: string }) {
  const { data } = useAnswer('regulator-offices', () => call('GET /api/regulator/officers'), { keep: false })
  const offices = (data?.offices ?? []).filter(({ code }) => code !== one.regionCode)
  return (
    <Choices
      label="移送单位"
      options={offices.map(({ code, name }) => ({ key: code, name }))}
      chosen={chosen}
      onChoose={(regionCode) => onChange({ regionCode })}
    />
  )
}
