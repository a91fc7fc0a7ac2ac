import { call } from '@/services/api'
import { sessionStore } from '@/services/tokens'
import { setElder } from './elder'

/** Switches 长辈版 here and, for somebody signed in, on the server, so that other phones follow at the next login. */
export function switchElder(on: boolean): void {
  setElder(on)
  // This phone has it in any case.
  if (sessionStore.get()) void call('PATCH /api/me', { body: { elderMode: on } }).catch(() => undefined)
}

/** After a login: a person who uses 长辈版 elsewhere has it here too. */
export async function adoptElder(): Promise<void> {
  const me = await call('GET /api/me')
  if (me.elderMode) setElder(true)
}
