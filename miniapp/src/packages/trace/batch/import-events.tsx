import { useState } from 'react'
import { Button } from '@/components/Button'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import type { Answer } from '@/services/api'
import { pickFile, saveText } from '@/services/file'
import { ApiProblem, problemTitle } from '@/services/problem'
import { upload } from '@/services/upload'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'

const template =
  '环节,时间,地点,说明,温度\r\n种植养殖,2026-03-02 08:00,三马山果园,春季修剪，施有机肥,\r\n冷链,2026-11-08 20:30,奉节冷库,预冷入库,4.5\r\n'
const isH5 = process.env.TARO_ENV === 'h5'

/** Adds the events of a table: all of them, or none while a row is wrong. */
export function ImportEvents({ batchId, onDone }: { batchId: string; onDone: () => Promise<void> }) {
  const [outcome, setOutcome] = useState<Answer<'POST /api/merchant/batches/{id}/events/file'>>()
  const [problem, setProblem] = useState<unknown>()
  const [reading, setReading] = useState(false)
  const pick = async () => {
    const file = await pickFile(['xlsx', 'csv'])
    if (!file) return
    setReading(true)
    setOutcome(undefined)
    setProblem(undefined)
    try {
      const answer = await upload('POST /api/merchant/batches/{id}/events/file', { id: batchId }, file)
      setOutcome(answer)
      if (answer.added > 0) await onDone()
    } catch (thrown) {
      setProblem(thrown)
    }
    setReading(false)
  }
  return (
    <Panel title="从表格导入">
      <View className="panel__hint">
        XLSX 或 CSV，第一行是表头：环节、时间、地点、说明、温度。有一行有误就一行也不导入；已有的行不会重复。
      </View>
      <View className="import-events__acts">
        <Button size="fit" tone="plain" onTap={() => saveText('溯源记录模板.csv', template)}>
          {isH5 ? '下载模板' : '复制模板'}
        </Button>
        <Button size="fit" tone="plain" loading={reading} onTap={() => void pick()}>
          选择文件
        </Button>
      </View>
      {problem === undefined ? null : (
        <Note tone="wrong">
          {problemTitle(problem)}
          {problem instanceof ApiProblem && problem.detail ? `。${problem.detail}` : ''}
        </Note>
      )}
      {outcome && outcome.errors.length > 0 ? (
        <>
          <Note tone="wrong">有 {outcome.errors.length} 处错误，一行也没有导入。</Note>
          <Table
            label="错误"
            rows={outcome.errors}
            keyOf={({ row, column }) => `${row}-${column}`}
            columns={[
              { name: '行', kind: 'title', share: 0.5, of: ({ row }) => `第 ${row} 行` },
              { name: '列', share: 0.5, of: ({ column }) => column },
              { name: '问题', kind: 'wide', share: 2, of: ({ message }) => message },
            ]}
          />
        </>
      ) : null}
      {outcome && outcome.errors.length === 0 ? (
        <Note>
          导入 {outcome.added} 条{outcome.known > 0 ? `，${outcome.known} 条已有` : ''}。
        </Note>
      ) : null}
    </Panel>
  )
}
