import type { Recall } from '@yuxiang/shared/api/traceability'
import { Icon } from '@/components/Icon'
import { View } from '@/elements'
import { chinaDateTime } from '@/services/china-time'
import './recall-note.scss'

const recallers: Record<Recall['by'], string> = { merchant: '商家', county: '区县主管部门', operator: '平台' }

const titleOf = (lifted: Recall['lifted']): string =>
  lifted === null ? '这一批正在召回' : lifted.takenOver ? '此前的召回' : '曾被召回，现已解除'

/** A recall in words that whoever has the goods can act on; one that is over stays as history. */
export function RecallNote({ recall }: { recall: Recall }) {
  const { by, reason, instruction, at, lifted } = recall
  return (
    <View
      className={`card recall-note ${lifted ? 'recall-note--over' : ''}`}
      {...(lifted ? {} : { role: 'alert' as const })}
    >
      <View className="row recall-note__head">
        <Icon name={lifted ? 'done' : 'alert'} color={lifted ? 'muted' : 'white'} />
        <View className="grow recall-note__title">{titleOf(lifted)}</View>
      </View>
      <View className="recall-note__reason">召回原因：{reason}</View>
      {lifted ? (
        <View>
          {lifted.takenOver ? '' : '解除理由：'}
          {lifted.reason}（{chinaDateTime(lifted.at)}）
        </View>
      ) : (
        <View className="recall-note__do">{instruction}</View>
      )}
      <View className="recall-note__by">
        {recallers[by]}于 {chinaDateTime(at)} 召回
      </View>
    </View>
  )
}
