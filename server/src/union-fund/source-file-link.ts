import { signedLink } from '../platform/http/signed-link.ts'
import type { Platform } from '../platform/index.ts'

/** Where the scanned paper of a budget's source is. */
export const sourceFilePath = (sourceId: string) => `/api/union-office/budget-sources/${sourceId}/file`

/** Its address, good for 10 minutes. */
export const sourceFileLink = (
  { config, clock }: Pick<Platform, 'config' | 'clock'>,
  sourceId: string,
): string => signedLink(config.SECRET_KEY, sourceFilePath(sourceId), clock())
