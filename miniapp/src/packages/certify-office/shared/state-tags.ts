import type { ApplicationState, CertificateState } from '@yuxiang/shared/states/certification'

type Tone = 'green' | 'citrus' | 'vermilion' | 'plain'

export function caseTone(state: ApplicationState): Tone {
  if (state === 'published') return 'green'
  if (state === 'refused') return 'vermilion'
  return state === 'withdrawn' || state === 'returned' || state === 'draft' ? 'plain' : 'citrus'
}

export function certificateTone(state: CertificateState): Tone {
  if (state === 'published') return 'green'
  return state === 'suspended' || state === 'revoked' ? 'vermilion' : 'plain'
}
