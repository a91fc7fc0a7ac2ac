import type { Bulletin } from '@yuxiang/shared/api/statistics-views'
import { bulletinTextMax } from '@yuxiang/shared/states/bulletin'
import { periodName } from '@yuxiang/shared/statistics/periods'
import { useRef, useState } from 'react'
import { Button } from '@/components/Button'
import { LongTextField, TextField } from '@/components/FormField'
import { Note } from '@/components/Note'
import { View } from '@/elements'
import { call } from '@/services/api'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { fieldErrors } from '@/services/field-errors'
import { useLeaveGuard } from '@/services/leave-guard'
import { backToPage, pages } from '@/services/navigation'
import { Panel } from '@/workbench/figures'

interface Props {
  bulletin: Bulletin
  onDone: () => Promise<void>
}

/** A draft's words, and what becomes of it. What was typed is saved before it is published. */
export function DraftPanel({ bulletin, onDone }: Props) {
  const params = { id: bulletin.id }
  const [title, setTitle] = useState(bulletin.title)
  const [text, setText] = useState(bulletin.text)
  const [errors, setErrors] = useState<{ title?: string | undefined; text?: string | undefined }>({})
  const [busy, setBusy] = useState<'save' | 'publish' | 'discard'>()
  const isChanged = title !== bulletin.title || text !== bulletin.text
  useLeaveGuard(isChanged, '有改动还没有保存，确定离开吗？')
  const act = async (kind: 'save' | 'publish' | 'discard', work: () => Promise<void>) => {
    setBusy(kind)
    try {
      await work()
    } catch (thrown) {
      setErrors(fieldErrors(thrown))
      toastProblem(thrown)
    }
    setBusy(undefined)
  }
  // Of what was saved last, also when what came after that failed.
  const edition = useRef(bulletin.edition)
  const save = async () => {
    const body = { title, text, edition: edition.current }
    const saved = await call('PUT /api/statistics/bulletins/{id}', { params, body })
    edition.current = saved.edition
  }
  const publish = async () => {
    const words = '发布后编号、通知各区县，标题、正文和数据都不能再改；同一期间先前发布的通报随之撤回。'
    if (!(await confirmAct(`发布${periodName(bulletin)}通报？`, words, '发布'))) return
    await act('publish', async () => {
      await save()
      const body = { edition: edition.current }
      await call('POST /api/statistics/bulletins/{id}/publish', { params, body })
      toastDone('已发布')
      await onDone()
    })
  }
  const discard = async () => {
    if (!(await confirmAct('删除这份草稿？', '正文和固定的数据一并删除，可以重新起草。', '删除'))) return
    await act('discard', async () => {
      await call('DELETE /api/statistics/bulletins/{id}', { params })
      toastDone('已删除')
      backToPage(pages.bulletins)
    })
  }
  return (
    <Panel title="草稿">
      <Note>数据已固定；标题和正文由您修改。每段一行。</Note>
      <TextField
        name="标题"
        maxLength={60}
        value={title}
        error={errors.title}
        onInput={(value) => {
          setTitle(value)
          setErrors({})
        }}
      />
      <LongTextField
        name="正文"
        maxLength={bulletinTextMax}
        value={text}
        error={errors.text}
        onInput={(value) => {
          setText(value)
          setErrors({})
        }}
      />
      <View className="bulletin__acts">
        <Button
          size="fit"
          loading={busy === 'publish'}
          disabled={busy !== undefined}
          onTap={() => void publish()}
        >
          保存并发布
        </Button>
        <Button
          size="fit"
          tone="line"
          loading={busy === 'save'}
          disabled={busy !== undefined}
          onTap={() =>
            void act('save', async () => {
              await save()
              toastDone('已保存')
              await onDone()
            })
          }
        >
          保存草稿
        </Button>
        <Button
          size="fit"
          tone="plain"
          loading={busy === 'discard'}
          disabled={busy !== undefined}
          onTap={() => void discard()}
        >
          删除草稿
        </Button>
      </View>
    </Panel>
  )
}
