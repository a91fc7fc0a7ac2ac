import type { ManagedStreamer, ProposalInput } from '@yuxiang/shared/api/streamer-views'
import type { StreamerAccount } from '@yuxiang/shared/api/streamers'
import type { StreamerKind } from '@yuxiang/shared/streamers/words'

/** What is said of a person, at a desk and by a merchant alike. */
export interface PersonDraft {
  name: string
  kind: StreamerKind
  intro: string
  accounts: StreamerAccount[]
  /** As it is typed; the one on file is never shown whole. */
  phone: string
  isPublic: boolean
}

export const personOf = (streamer: ManagedStreamer | undefined, kind: StreamerKind): PersonDraft => ({
  name: streamer?.name ?? '',
  kind: streamer?.kind ?? kind,
  intro: streamer?.intro ?? '',
  accounts: streamer?.accounts ?? [],
  phone: '',
  isPublic: streamer?.isPublic ?? false,
})

/** The call's fields: a phone that was not typed stays as it is. */
export const personBody = ({ phone, ...draft }: PersonDraft): Omit<ProposalInput, 'merchantId'> => ({
  ...draft,
  ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
})
