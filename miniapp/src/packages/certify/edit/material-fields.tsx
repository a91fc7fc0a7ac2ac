import type { ApplicationInput, Paper } from '@yuxiang/shared/api/certification'
import { neededPapers } from '@yuxiang/shared/certification/requirements'
import {
  type GoodsKind,
  type MaterialKind,
  materialKinds,
  materialNames,
} from '@yuxiang/shared/certification/words'
import { Button } from '@/components/Button'
import { sendPaper } from '@/components/Certification/paper-field'
import { TextField } from '@/components/FormField'
import { DayField } from '@/components/FormField/day-field'
import { Note } from '@/components/Note'
import { Tap, Text, View } from '@/elements'
import { toastProblem } from '@/services/feedback'
import './form.scss'

type Material = ApplicationInput['materials'][number]

interface Props {
  goodsKind: GoodsKind
  materials: readonly Material[]
  /** Names of the papers that are there, by their ids. */
  names: ReadonlyMap<string, string>
  error: string | undefined
  /** Takes how they change, not what they are then: while a paper is sent, a form goes on being filled in. */
  onChange: (change: (before: readonly Material[]) => Material[]) => void
  onSent: (paper: Paper) => void
}

/** Papers kind by kind; those that goods of this kind need say so. */
export function MaterialFields({ goodsKind, materials, names, error, onChange, onSent }: Props) {
  const needed = neededPapers(goodsKind)
  const add = async (kind: MaterialKind) => {
    try {
      const paper = await sendPaper()
      if (!paper) return
      onSent(paper)
      onChange((before) => [...before, { kind, fileId: paper.id, number: '', validTo: null }])
    } catch (thrown) {
      toastProblem(thrown)
    }
  }
  const change = (fileId: string, part: Partial<Material>) =>
    onChange((before) => before.map((one) => (one.fileId === fileId ? { ...one, ...part } : one)))
  return (
    <>
      {error ? <Note tone="wrong">{error}</Note> : null}
      {materialKinds.map((kind) => {
        const group = needed.find((one) => one.includes(kind))
        return (
          <View key={kind} className="material-fields__one">
            <View className="material-fields__name">
              {materialNames[kind]}
              <Text className="material-fields__need">{needWords(kind, group)}</Text>
            </View>
            {materials
              .filter((one) => one.kind === kind)
              .map((one) => (
                <View key={one.fileId} className="benefit-fields__row">
                  <View className="lines-1">{names.get(one.fileId) ?? '已上传的文件'}</View>
                  <TextField
                    name="编号（没有可不填）"
                    maxLength={60}
                    value={one.number}
                    onInput={(number) => change(one.fileId, { number })}
                  />
                  <DayField
                    name="有效期至（长期有效可不填）"
                    value={one.validTo ?? ''}
                    onPick={(day) => change(one.fileId, { validTo: day || null })}
                  />
                  <Tap
                    className="benefit-fields__remove"
                    onTap={() => onChange((before) => before.filter(({ fileId }) => fileId !== one.fileId))}
                  >
                    移除
                  </Tap>
                </View>
              ))}
            <Button size="fit" tone="plain" onTap={() => void add(kind)}>
              上传（PDF 或图片）
            </Button>
          </View>
        )
      })}
    </>
  )
}

function needWords(kind: MaterialKind, group: readonly MaterialKind[] | undefined): string {
  if (!group) return ''
  const others = group.filter((one) => one !== kind)
  return others.length === 0 ? '　必需' : `　必需，或${others.map((one) => materialNames[one]).join('、')}`
}
