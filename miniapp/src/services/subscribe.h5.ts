import type { MessageKind } from '@yuxiang/shared/api/messages'

/** The browser has the inbox only: nothing to prepare. */
export async function prepareConsent(_kind: MessageKind): Promise<void> {}

/** Nothing to ask. */
export async function askConsent(_kind: MessageKind): Promise<void> {}
