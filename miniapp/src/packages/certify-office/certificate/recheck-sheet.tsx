import type { CertificateFile } from '@yuxiang/shared/api/certification-office'
import { useState } from 'react'
import { TextField } from '@/components/FormField'
import { call } from '@/services/api'
import { countText } from '@/services/certification-words'
import { readCount, type Typed } from '@/workbench/read-number'
import { OpinionSheet } from '../shared/opinion-sheet'
import type { CertificateAct } from './certificate-acts'

const householdsMost = 100_000
const yuanMost = 1_000_000

interface Props {
  one: CertificateFile
  act: CertificateAct
  passed: boolean
  onDone: () => Promise<void>
  onClose: () => void
}

/** The yearly re-check: what was really found of households and gains, with the opinion. */
export function RecheckSheet({ one, act: { key: _, ...act }, passed, onDone, onClose }: Props) {
  const [typed, setTyped] = useState({ households: '', yuan: '' })
  const [isChecked, setChecked] = useState(false)
  const found = {
    households: read(typed.households, householdsMost, passed),
    yuan: read(typed.yuan, yuanMost, passed),
  }
  const check = () => {
    setChecked(true)
    return found.households.error === undefined && found.yuan.error === undefined
  }
  const send = async (said: { opinion: string; attachments: string[] }) => {
    await call('POST /api/certification-office/certificates/{id}/rechecks', {
      params: { id: one.id },
      body: {
        passed,
        households: found.households.value ?? 0,
        yuanPerHouseholdYear: found.yuan.value ?? 0,
        ...said,
      },
    })
    await onDone()
  }
  return (
    <OpinionSheet
      {...act}
      check={check}
      touched={typed.households !== '' || typed.yuan !== ''}
      onAct={send}
      onClose={onClose}
    >
      <TextField
        name="实际带动农户（户）"
        type="number"
        maxLength={7}
        value={typed.households}
        hint={`现公开 ${countText(one.households)} 户`}
        error={isChecked ? found.households.error : undefined}
        onInput={(households) => setTyped({ ...typed, households })}
      />
      <TextField
        name="实际户均年增收（元）"
        type="number"
        maxLength={8}
        value={typed.yuan}
        hint={`现公开 ${countText(one.yuanPerHouseholdYear)} 元`}
        error={isChecked ? found.yuan.error : undefined}
        onInput={(yuan) => setTyped({ ...typed, yuan })}
      />
    </OpinionSheet>
  )
}

/** Of a mechanism that is gone nothing may be left; what passes helps somebody. */
const read = (text: string, most: number, passed: boolean): Typed =>
  !passed && text.trim() === '0' ? { value: 0 } : readCount(text, most)
