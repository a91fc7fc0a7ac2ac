import type { ShareYear } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { isLower, minimumShareFen } from '@yuxiang/shared/reserved-share/check-filing'
import { canteenNames, canteens } from '@yuxiang/shared/reserved-share/words'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { FormField, LongTextField, TextField, YuanField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { Panel } from '@/workbench/figures'
import { Fact, FormPage } from '@/workbench/form-page'
import { type FilingDraft, wordsOf } from './filing-draft'
import { useFilingForm } from './use-filing-form'

interface Props {
  userId: string
  share: ShareYear
  reload: () => Promise<void>
}

const options = canteens.map((key) => ({ key, name: canteenNames[key] }))

/** What a unit files for a year, and beside it what the rules ask. */
export function FilingForm({ userId, share, reload }: Props) {
  const form = useFilingForm(userId, share, reload)
  const { draft, errors, sending, change, save, submit } = form
  return (
    <FormPage aside={<Rules share={share} draft={draft} />}>
      <Panel title={`${share.unit.name} ${share.year} 年`}>
        {share.open?.returnReason ? <Note tone="wrong">退回原因：{share.open.returnReason}</Note> : null}
        {form.conflict ? (
          <Note tone="warm">
            另一位经办人刚改过这份填报。下面是您填写的内容，再次暂存或提交会以您的为准。
          </Note>
        ) : form.restored ? (
          <Note>已恢复您在本机填写、还没有暂存的内容。</Note>
        ) : null}
        <FormField name="食堂情况" error={errors.canteen}>
          <Chips
            label="食堂情况"
            options={options}
            chosen={draft.canteen ? [draft.canteen] : []}
            onTap={(canteen) => change({ canteen })}
          />
        </FormField>
        {draft.canteen === 'none' ? (
          <LongTextField
            name="没有食堂的原因"
            placeholder="如 职工在机关大院食堂就餐，本单位不采购食材"
            maxLength={300}
            value={draft.noCanteenReason}
            error={errors.noCanteenReason}
            hint="没有食堂的单位，采购计划和预留份额均填报 0"
            onInput={(noCanteenReason) => change({ noCanteenReason })}
          />
        ) : (
          <Amounts share={share} draft={draft} errors={errors} change={change} />
        )}
        <View className="panel__foot">
          <Button loading={sending === 'submit'} onTap={() => void submit()}>
            提交审核
          </Button>
          <Button tone="plain" loading={sending === 'save'} onTap={save}>
            暂存
          </Button>
        </View>
      </Panel>
    </FormPage>
  )
}

interface AmountsProps {
  share: ShareYear
  draft: FilingDraft
  errors: Record<string, string>
  change: (part: Partial<FilingDraft>) => void
}

function Amounts({ share, draft, errors, change }: AmountsProps) {
  const { plannedFen, reservedFen } = wordsOf(draft)
  const before = { lastYearFen: share.lastYearFen, acceptedFen: share.accepted?.reservedFen ?? null }
  const lower = reservedFen !== null && isLower(reservedFen, before)
  return (
    <>
      {draft.canteen === 'outsourced' || draft.canteen === 'shared' ? (
        <TextField
          name="实际执行单位"
          placeholder={draft.canteen === 'shared' ? '办食堂的单位全称' : '受托经营企业全称'}
          maxLength={60}
          value={draft.executingUnit}
          error={errors.executingUnit}
          onInput={(executingUnit) => change({ executingUnit })}
        />
      ) : null}
      <YuanField
        name="全年食堂食材采购计划"
        placeholder="本年度计划采购总额"
        value={draft.planned}
        error={errors.plannedFen}
        onInput={(planned) => change({ planned })}
      />
      <YuanField
        name="预留份额"
        placeholder="其中用于采购帮扶产品"
        value={draft.reserved}
        error={errors.reservedFen}
        hint={plannedFen ? `至少 ¥${formatYuan(minimumShareFen(plannedFen))}` : undefined}
        onInput={(reserved) => change({ reserved })}
      />
      <LongTextField
        name={lower ? '说明' : '说明（选填）'}
        placeholder={lower ? '低于上年或已通过的份额，请说明原因' : '需要说明的情况'}
        maxLength={300}
        value={draft.explanation}
        error={errors.explanation}
        onInput={(explanation) => change({ explanation })}
      />
    </>
  )
}

function Rules({ share, draft }: { share: ShareYear; draft: FilingDraft }) {
  const { plannedFen } = wordsOf(draft)
  const yuan = (fen: number | null) => (fen === null ? '没有' : `¥${formatYuan(fen)}`)
  return (
    <Panel title="填报要求">
      <Fact name="最低比例">{share.minPercent}%</Fact>
      {plannedFen ? (
        <Fact name="本次至少" strong>
          ¥{formatYuan(minimumShareFen(plannedFen))}
        </Fact>
      ) : null}
      <Fact name="上年通过的份额">{yuan(share.lastYearFen)}</Fact>
      {share.accepted ? <Fact name="本年已通过的份额">{yuan(share.accepted.reservedFen)}</Fact> : null}
      <Fact name="填报截止">{share.dueOn}</Fact>
      <Fact name="调整截止">{share.amendUntil}</Fact>
      <View className="panel__hint">
        依据财库〔2021〕20号：各级预算单位按不低于 {share.minPercent}%
        的比例预留食堂食材采购份额。低于上年的要说明原因；没有食堂的填 0
        并说明原因；委托经营或合用食堂的写明实际执行单位。
      </View>
    </Panel>
  )
}
