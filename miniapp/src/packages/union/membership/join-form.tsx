import { useState } from 'react'
import { Button } from '@/components/Button'
import { Field, View } from '@/elements'
import { call } from '@/services/api'
import { toastDone } from '@/services/feedback'
import { problemTitle } from '@/services/problem'
import { askConsents } from '@/services/subscribe'
import { allowanceMessages } from '../shared/allowance-words'
import { checkJoin } from './check-join'
import './join-form.scss'

interface Props {
  /** The person belongs to no union yet. */
  first: boolean
  onJoined: () => Promise<void>
}

/** Joining by the code that the union handed out. What was typed stays when it is refused. */
export function JoinForm({ first, onJoined }: Props) {
  const [inviteCode, setInviteCode] = useState('')
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<unknown>(undefined)
  const wrong = checkJoin({ inviteCode, name })

  const send = async () => {
    setTried(true)
    if (Object.keys(wrong).length > 0 || sending) return
    setSending(true)
    setProblem(undefined)
    await askConsents(allowanceMessages)
    try {
      const body = { inviteCode: inviteCode.trim().toUpperCase(), name: name.trim() }
      const { state } = await call('POST /api/union/memberships', { body })
      toastDone(state === 'joined' ? '已加入' : '已提交申请')
      setInviteCode('')
      setName('')
      setTried(false)
      await onJoined()
    } catch (thrown) {
      setProblem(thrown)
    }
    setSending(false)
  }
  return (
    <View className="card join-form">
      <View className="section-title" role="heading">
        {first ? '凭邀请码加入工会' : '加入其他工会'}
      </View>
      <View className="join-form__hint">邀请码由单位的工会干部提供</View>
      <View className="join-form__name" hidden>
        邀请码
      </View>
      <Field
        className="join-form__field"
        label="邀请码"
        placeholder="8 位字母或数字"
        maxLength={12}
        value={inviteCode}
        onInput={setInviteCode}
      />
      <Wrong words={tried ? wrong.inviteCode : undefined} />
      <View className="join-form__name" hidden>
        姓名
      </View>
      <Field
        className="join-form__field"
        label="姓名"
        placeholder="和工会名册上的一样"
        maxLength={24}
        value={name}
        onInput={setName}
        onConfirm={() => void send()}
      />
      <Wrong words={tried ? wrong.name : undefined} />
      <Wrong words={problem === undefined ? undefined : problemTitle(problem)} />
      <Button className="join-form__go" loading={sending} onTap={() => void send()}>
        申请加入
      </Button>
    </View>
  )
}

function Wrong({ words }: { words: string | undefined }) {
  return words ? (
    <View className="join-form__wrong" role="alert">
      {words}
    </View>
  ) : null
}
