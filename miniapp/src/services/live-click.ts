import type { LivePlace } from '@yuxiang/shared/live/platforms'

/** Notes that somebody goes to a session from there. */
export async function clickLive(_sessionId: string, _place: LivePlace): Promise<void> {}
