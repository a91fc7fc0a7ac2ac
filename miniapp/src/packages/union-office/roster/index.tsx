import type { Member } from '@yuxiang/shared/api/union-roster'
import { useState } from 'react'
import { Button } from '@/components/Button'
import { useAnswer } from '@/hooks/use-answer'
import { useShowAgain } from '@/hooks/use-show-again'
import { call } from '@/services/api'
import { ownName } from '@/services/kept'
import { openPage, pages } from '@/services/navigation'
import { type Office, OfficePage } from '../shared/office-page'
import { InviteCard } from './invite-card'
import { JoinRequests } from './join-requests'
import { MemberSheet } from './member-sheet'
import { MemberTable } from './member-table'

/** 会员名册 */
export default function RosterPage() {
  const [editing, setEditing] = useState<'new' | Member>()
  return (
    <OfficePage
      section="roster"
      title="会员名册"
      self={pages.officeRoster}
      actions={
        <>
          <Button size="fit" tone="plain" onTap={() => setEditing('new')}>
            新增会员
          </Button>
          <Button size="fit" onTap={() => openPage(pages.officeImport)}>
            导入名册
          </Button>
        </>
      }
    >
      {(office) => <Roster office={office} editing={editing} setEditing={setEditing} />}
    </OfficePage>
  )
}

interface Props {
  office: Office
  editing: 'new' | Member | undefined
  setEditing: (editing: 'new' | Member | undefined) => void
}

function Roster({ office, editing, setEditing }: Props) {
  const { userId, union } = office
  // Grows with every change, so that the table is asked for again.
  const [version, setVersion] = useState(0)
  const groups = useAnswer(ownName(userId, `office-groups-${union.id}`), () =>
    call('GET /api/union-office/unions/{id}/groups', { params: { id: union.id } }),
  )
  const changed = async () => {
    setVersion(version + 1)
    await Promise.all([groups.reload(), office.reloadUnions()])
  }
  useShowAgain(() => void changed())
  const names = groups.data?.items ?? []
  return (
    <>
      <JoinRequests office={office} groups={names.map(({ group }) => group)} onDecided={changed} />
      <MemberTable
        office={office}
        groups={names}
        version={version}
        onEdit={setEditing}
        onChanged={changed}
        onAdd={() => setEditing('new')}
      />
      <InviteCard union={union} onReplaced={office.reloadUnions} />
      {editing ? (
        <MemberSheet
          unionId={union.id}
          member={editing === 'new' ? undefined : editing}
          groups={names.map(({ group }) => group)}
          onClose={() => setEditing(undefined)}
          onSaved={async () => {
            setEditing(undefined)
            await changed()
          }}
        />
      ) : null}
    </>
  )
}
