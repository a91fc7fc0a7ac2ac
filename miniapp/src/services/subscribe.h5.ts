import type { MessageKind } from '@yuxiang/shared/api/messages'

/** The browser has the inbox only: nothing to prepare. */
export function prepareConsents(): void {}

/** No kind of message is carried. */
export async function readConsents(): Promise<readonly { kind: MessageKind; consents: number }[]> {
  return []
}

/** Nothing to ask. */
export async function askConsents(
  _kinds: readonly MessageKind[],
  _again?: boolean,
): Promise<{ accepted: number; kept: Promise<unknown> }> {
  return { accepted: 0, kept: Promise.resolve() }
}
