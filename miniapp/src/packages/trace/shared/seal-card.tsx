import type { PublicTrace } from '@yuxiang/shared/api/traceability'
import { brokenAt } from '@yuxiang/shared/trace/chain'
import { useMemo } from 'react'
import { Icon } from '@/components/Icon'
import { View } from '@/elements'
import './seal-card.scss'

type Trace = Pick<
  PublicTrace,
  | 'traceCode'
  | 'batchCode'
  | 'merchantId'
  | 'skuId'
  | 'quantity'
  | 'unit'
  | 'origin'
  | 'producedOn'
  | 'bestBefore'
  | 'chain'
  | 'head'
  | 'brokenAt'
>

interface Props {
  trace: Trace
  /** What stands on the label: the beginning of the newest event's hash when it was printed. */
  seal?: string | undefined
}

/** Whether the chain is as it was written: as the server says, and as this phone reckons by itself. */
export function SealCard({ trace, seal }: Props) {
  const here = useMemo(() => brokenAt(trace, trace.chain, trace.head), [trace])
  const broken = here ?? trace.brokenAt
  const printed = seal ? trace.chain.find(({ hash }) => hash.startsWith(seal.toLowerCase())) : undefined
  const isForeign = Boolean(seal) && !printed
  const isWhole = broken === null && !isForeign
  const count = trace.chain.length
  return (
    <View className={`card seal ${isWhole ? '' : 'seal--broken'}`} role={isWhole ? 'status' : 'alert'}>
      <View className="row seal__head">
        <Icon name={isWhole ? 'shield' : 'alert'} color={isWhole ? 'green' : 'vermilion'} size="lg" />
        <View className="grow">
          <View className="seal__title">{titleOf(broken, isForeign)}</View>
          <View className="seal__words">
            {isWhole
              ? count === 0
                ? '商家还没有写入记录'
                : `平台校验一致；本机重新计算 ${count} 条记录，结果也一致`
              : broken === null
                ? '这张标签可能不是这一批的，或记录被重写过。请勿食用，并联系平台核实。'
                : `${here === null ? '平台校验' : '平台校验和本机计算'}都不通过：第 ${broken} 条起不可信。请勿仅凭这些记录判断，并联系平台核实。`}
          </View>
          {printed && broken === null ? (
            <View className="seal__words">与包装上的校验值相符（印制时写到第 {printed.position} 条）</View>
          ) : null}
        </View>
      </View>
      <View className="seal__how">
        每条记录都带着上一条的校验值（SHA-256），事后改动任何一处，后面的都会对不上。
      </View>
    </View>
  )
}

function titleOf(broken: number | null, isForeign: boolean): string {
  if (broken !== null) return '记录与写入时不符'
  return isForeign ? '包装上的校验值对不上' : '记录完整，未被改动'
}
