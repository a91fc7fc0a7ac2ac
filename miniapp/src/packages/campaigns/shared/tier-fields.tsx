import { tierRule } from '@yuxiang/shared/promotions/words'
import type { ReactNode } from 'react'
import { Button } from '@/components/Button'
import { TextField, YuanField } from '@/components/FormField'
import { Icon } from '@/components/Icon'
import { Note } from '@/components/Note'
import { Tap, Text, View } from '@/elements'
import type { FieldErrors } from '@/services/field-errors'
import type { Bench } from '@/workbench/common-page'
import type { ProductFilter } from '@/workbench/product-sheet'
import { BatchChoice } from './batch-choice'
import { GiftFields } from './gift-fields'
import { emptyTier, type OfferDraft, readTier, type TierDraft } from './offer-draft'
import './tier-fields.scss'

const tiersMax = 5

interface Props {
  bench: Bench
  offer: OfferDraft
  /** Where the offer stands in the call's body: `plan.`. */
  path: string
  errors: FieldErrors
  filter: ProductFilter
  most?: number
  onChange: (tiers: TierDraft[]) => void
}

/** The tiers of an offer, each with its rule as buyers will read it. */
export function TierFields({ bench, offer, path, errors, filter, most = tiersMax, onChange }: Props) {
  const { tiers, basis } = offer
  const change = (at: number, part: Partial<TierDraft>) =>
    onChange(tiers.map((tier, one) => (one === at ? { ...tier, ...part } : tier)))
  const whole = errors[`${path}tiers`]
  // A second free freight gives nothing more, and what is given per full amount has no steps.
  const single = tiers.some(({ kind }) => kind === 'lessPerFull' || kind === 'freeFreight')
  return (
    <>
      {whole ? <Note tone="wrong">{whole}</Note> : null}
      {tiers.map((tier, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a tier is its place
        <View key={at} className="tier" role="group" label={`第 ${at + 1} 档`}>
          {most > 1 ? (
            <View className="tier__head">
              <Text className="grow tier__name">第 {at + 1} 档</Text>
              {tiers.length > 1 ? (
                <Tap
                  className="tier__remove"
                  label={`删除第 ${at + 1} 档`}
                  onTap={() => onChange(tiers.filter((_, one) => one !== at))}
                >
                  <Icon name="trash" color="muted" />
                </Tap>
              ) : null}
            </View>
          ) : null}
          {errors[`${path}tiers.${at}`] ? <Note tone="wrong">{errors[`${path}tiers.${at}`]}</Note> : null}
          <OneTier
            bench={bench}
            tier={tier}
            basis={basis}
            path={`${path}tiers.${at}`}
            errors={errors}
            filter={filter}
            onChange={(part) => change(at, part)}
          />
          <Rule tier={tier} basis={basis} />
        </View>
      ))}
      {tiers.length < most && !single ? (
        <Button
          size="fit"
          tone="line"
          onTap={() => onChange([...tiers, emptyTier(tiers[tiers.length - 1]?.kind ?? 'less')])}
        >
          再加一档
        </Button>
      ) : null}
    </>
  )
}

/** The rule as buyers will read it, as soon as it can be said. */
function Rule({ tier, basis }: { tier: TierDraft; basis: OfferDraft['basis'] }) {
  const read = readTier(tier, basis, '', {})
  return (
    <View className={`tier__rule number ${read ? '' : 'tier__rule--none'}`} role="status">
      {read ? tierRule(basis, read) : '填好后，这里是买家看到的规则'}
    </View>
  )
}

interface OneProps extends Pick<Props, 'bench' | 'errors' | 'filter' | 'path'> {
  tier: TierDraft
  basis: OfferDraft['basis']
  onChange: (part: Partial<TierDraft>) => void
}

function OneTier({ bench, tier, basis, path, errors, filter, onChange }: OneProps) {
  const threshold =
    basis === 'spend' ? (
      <YuanField
        name="满多少钱"
        placeholder="99"
        value={tier.threshold}
        error={errors[`${path}.threshold`]}
        onInput={(text) => onChange({ threshold: text })}
      />
    ) : (
      <TextField
        name="满几件"
        type="number"
        placeholder="3"
        maxLength={6}
        value={tier.threshold}
        error={errors[`${path}.threshold`]}
        onInput={(text) => onChange({ threshold: text })}
      />
    )
  return (
    <>
      <View className="form-pair">
        {threshold}
        <EffectPair tier={tier} path={path} errors={errors} onChange={onChange} />
      </View>
      {tier.kind === 'gift' ? (
        <GiftFields tier={tier} path={`${path}.effect`} errors={errors} filter={filter} onChange={onChange} />
      ) : null}
      {tier.kind === 'coupon' ? (
        <BatchChoice
          bench={bench}
          chosen={tier.batchId}
          error={errors[`${path}.effect.batchId`]}
          onChoose={(batchId) => onChange({ batchId })}
        />
      ) : null}
    </>
  )
}

type EffectProps = Pick<OneProps, 'tier' | 'path' | 'errors' | 'onChange'>

function EffectPair({ tier, path, errors, onChange }: EffectProps): ReactNode {
  const ceiling = (hint: string) => (
    <YuanField
      name="最多减"
      placeholder={hint}
      value={tier.ceiling}
      error={errors[`${path}.effect.ceilingFen`]}
      onInput={(text) => onChange({ ceiling: text })}
    />
  )
  const amount = (name: string) => (
    <YuanField
      name={name}
      placeholder="10"
      value={tier.amount}
      error={errors[`${path}.effect.amountFen`]}
      onInput={(text) => onChange({ amount: text })}
    />
  )
  switch (tier.kind) {
    case 'less':
      return amount('减多少')
    case 'lessPerFull':
      return (
        <>
          {amount('每次减')}
          {ceiling('80')}
        </>
      )
    case 'percentOff':
      return (
        <>
          <TextField
            name="打几折"
            placeholder="8.5"
            maxLength={6}
            value={tier.fold}
            error={errors[`${path}.effect.percent`]}
            onInput={(text) => onChange({ fold: text })}
          />
          {ceiling('不封顶')}
        </>
      )
    case 'gift':
    case 'freeFreight':
    case 'coupon':
      return null
  }
}
