import type { FilingVersion } from '@yuxiang/shared/api/reserved-share'
import { formatYuan } from '@yuxiang/shared/money'
import { canteenNames } from '@yuxiang/shared/reserved-share/words'
import { chinaDateTime } from '@/services/china-time'
import { Fact } from '@/workbench/form-page'
import { shareText } from './share-words'

const yuan = (fen: number | null) => (fen === null ? '未填写' : `¥${formatYuan(fen)}`)

/** What one version says. */
export function VersionFacts({ version }: { version: FilingVersion }) {
  const { canteen, plannedFen, reservedFen, executingUnit, noCanteenReason, explanation } = version
  const hasCanteen = canteen !== 'none'
  return (
    <>
      <Fact name="食堂情况">{canteen ? canteenNames[canteen] : '未填写'}</Fact>
      {executingUnit && (canteen === 'outsourced' || canteen === 'shared') ? (
        <Fact name="实际执行单位">{executingUnit}</Fact>
      ) : null}
      <Fact name="全年食堂食材采购计划">{yuan(plannedFen)}</Fact>
      <Fact name="预留份额" strong>
        {yuan(reservedFen)}
      </Fact>
      {hasCanteen ? <Fact name="占采购计划">{shareText(version)}</Fact> : null}
      {noCanteenReason && !hasCanteen ? <Fact name="没有食堂的原因">{noCanteenReason}</Fact> : null}
      {explanation ? <Fact name="说明">{explanation}</Fact> : null}
      {version.submittedAt ? <Fact name="提交时间">{chinaDateTime(version.submittedAt)}</Fact> : null}
      {version.decidedAt ? <Fact name="审核时间">{chinaDateTime(version.decidedAt)}</Fact> : null}
    </>
  )
}
