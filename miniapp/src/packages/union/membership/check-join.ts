/** What a person types to join by an invite code. */
export interface JoinDraft {
  inviteCode: string
  name: string
}

/** What is wrong with each field, by its name; empty when it can be sent. */
export function checkJoin({ inviteCode, name }: JoinDraft): Partial<Record<keyof JoinDraft, string>> {
  const letters = [...name.trim()].length
  return {
    ...(/^[A-Z0-9]{8}$/i.test(inviteCode.trim()) ? {} : { inviteCode: '邀请码为 8 位字母或数字' }),
    ...(letters >= 2 && letters <= 20
      ? {}
      : { name: letters > 20 ? '姓名最多 20 个字' : '请填写姓名，和工会名册上的一样' }),
  }
}
