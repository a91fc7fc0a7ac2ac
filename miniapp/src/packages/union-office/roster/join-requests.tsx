import { useState } from 'react'
import { Button } from '@/components/Button'
import { Chips } from '@/components/Chips'
import { TextField } from '@/components/FormField'
import { Sheet } from '@/components/Sheet'
import { Tag } from '@/components/Tag'
import { Text } from '@/elements'
import { useAnswer } from '@/hooks/use-answer'
import { type Answer, call } from '@/services/api'
import { chinaDateTime } from '@/services/china-time'
import { confirmAct, toastDone, toastProblem } from '@/services/feedback'
import { ownName } from '@/services/kept'
import { Panel } from '@/workbench/figures'
import { Table } from '@/workbench/table'
import type { Office } from '../shared/office-page'

type Request = Answer<'GET /api/union-office/unions/{id}/join-requests'>['items'][number]

interface Props {
  office: Office
  groups: readonly string[]
  onDecided: () => Promise<void>
}

/** Who asks to be let in by the invite code; nothing while nobody does. */
export function JoinRequests({ office: { userId, union }, groups, onDecided }: Props) {
  const requests = useAnswer(ownName(userId, `office-requests-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/join-requests', { params: { id: union.id } }),
  )
  const [approving, setApproving] = useState<Request>()
  const decide = async (request: Request, body: { approve: boolean; group?: string }) => {
    try {
      await call('POST /api/union-office/join-requests/{id}/decide', { params: { id: request.id }, body })
      toastDone(body.approve ? '已加入名册' : '已拒绝')
      setApproving(undefined)
    } catch (thrown) {
      toastProblem(thrown)
    }
    await Promise.all([requests.reload(), onDecided()])
  }
  const decline = async (request: Request) => {
    const question = `拒绝“${request.name}”（${request.phoneMasked}）加入？对方可以再次申请。`
    if (await confirmAct('拒绝申请', question, '拒绝')) await decide(request, { approve: false })
  }
  const items = requests.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title="申请加入" side={<Tag tone="vermilion">{`${items.length} 人`}</Tag>}>
      <Table
        label="申请加入的人"
        rows={items}
        keyOf={(request) => request.id}
        columns={[
          { name: '姓名', kind: 'title', of: (request) => request.name },
          { name: '手机号', of: (request) => <Text className="number">{request.phoneMasked}</Text> },
          {
            name: '申请时间',
            of: (request) => <Text className="number">{chinaDateTime(request.requestedAt)}</Text>,
          },
          {
            name: '操作',
            kind: 'acts',
            of: (request) => (
              <>
                <Button
                  size="small"
                  tone="plain"
                  label={`拒绝${request.name}`}
                  onTap={() => void decline(request)}
                >
                  拒绝
                </Button>
                <Button
                  size="small"
                  tone="green"
                  label={`通过${request.name}`}
                  onTap={() => setApproving(request)}
                >
                  通过
                </Button>
              </>
            ),
          },
        ]}
      />
      {approving ? (
        <ApproveSheet
          request={approving}
          groups={groups}
          onClose={() => setApproving(undefined)}
          onApprove={(group) => decide(approving, { approve: true, ...(group ? { group } : {}) })}
        />
      ) : null}
    </Panel>
  )
}

interface ApproveProps {
  request: Request
  groups: readonly string[]
  onClose: () => void
  onApprove: (group: string) => Promise<void>
}

function ApproveSheet({ request, groups, onClose, onApprove }: ApproveProps) {
  const [group, setGroup] = useState('')
  const [sending, setSending] = useState(false)
  const approve = async () => {
    setSending(true)
    await onApprove(group.trim())
    setSending(false)
  }
  return (
    <Sheet
      open
      title={`让${request.name}加入`}
      onClose={onClose}
      foot={
        <Button tone="green" loading={sending} onTap={() => void approve()}>
          通过并加入名册
        </Button>
      }
    >
      <TextField
        name="分组"
        maxLength={30}
        placeholder="可以不填"
        hint={`${request.phoneMasked}；以后的发放会包括这名会员`}
        value={group}
        onInput={setGroup}
      />
      <Chips
        label="用已有的分组"
        options={groups.filter(Boolean).map((one) => ({ key: one, name: one }))}
        chosen={[group]}
        onTap={setGroup}
      />
    </Sheet>
  )
}
