import { useState } from 'react'
import { Button } from '@/components/Button'
import { Cell } from '@/components/Cell'
import { Page } from '@/components/Page'
import { Switch } from '@/components/Switch'
import { View } from '@/elements'
import { useMe } from '@/hooks/use-me'
import { confirmAct, toastDone } from '@/services/feedback'
import { goLogin, pages, pageUrl } from '@/services/navigation'
import { problemTitle } from '@/services/problem'
import { useStore } from '@/store/create-store'
import { elderStore } from '@/store/elder'
import { signOut, useSession } from '@/store/session'
import { switchElder } from '@/store/switch-elder'
import { NicknameSheet } from './nickname-sheet'
import './index.scss'

const document = (name: string) => pageUrl(pages.document, { name })

/** 设置 */
export default function SettingsPage() {
  const session = useSession()
  const elder = useStore(elderStore)
  const leave = async () => {
    if (!(await confirmAct('退出登录', '退出后，本机不再保留您的订单和地址信息', '退出登录'))) return
    await signOut()
    toastDone('已退出登录')
  }
  return (
    <Page title="设置" className="settings">
      {session ? <Person userId={session.user.id} /> : null}
      <View className="card settings__list">
        <Cell
          title="长辈版"
          hint="字更大，版面更简单"
          value={<Switch on={elder} label="长辈版" onChange={switchElder} />}
        />
      </View>
      <View className="card settings__list">
        <Cell title="平台交易规则" to={document('rules')} />
        <Cell title="用户协议" to={document('agreement')} />
        <Cell title="隐私政策" to={document('privacy')} />
        <Cell title="关于渝乡集" to={document('about')} />
        {session ? <Cell title="注销账号" to={pages.closeAccount} /> : null}
      </View>
      <View className="settings__leave">
        {session ? (
          <Button tone="plain" onTap={() => void leave()}>
            退出登录
          </Button>
        ) : (
          <Button onTap={() => goLogin()}>登录 / 注册</Button>
        )}
      </View>
    </Page>
  )
}

function Person({ userId }: { userId: string }) {
  const me = useMe(userId)
  const [editing, setEditing] = useState(false)
  if (!me.data) {
    return (
      <View className="card settings__list">
        {me.problem ? (
          <Cell
            title="账号资料没能取到"
            hint={problemTitle(me.problem)}
            value="重试"
            onTap={() => void me.reload()}
          />
        ) : (
          <Cell title="昵称" value="…" />
        )}
      </View>
    )
  }
  return (
    <View className="card settings__list">
      <Cell title="昵称" value={me.data.nickname} onTap={() => setEditing(true)} />
      <Cell title="手机号" value={me.data.phoneMasked ?? '未绑定'} />
      {editing ? (
        <NicknameSheet me={me.data} onSaved={() => void me.reload()} onClose={() => setEditing(false)} />
      ) : null}
    </View>
  )
}
