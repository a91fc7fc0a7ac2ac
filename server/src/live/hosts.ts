import { liveHosts } from '@yuxiang/shared/live/links'
import type { LivePlatform } from '@yuxiang/shared/live/platforms'
import type { Platform } from '../platform/index.ts'

/** Whose web pages a platform's links may be; for 其他平台 also what the configuration names. */
export const hostsOf = ({ config }: Pick<Platform, 'config'>, platform: LivePlatform): readonly string[] =>
  platform === 'other' ? [...liveHosts.other, ...config.LIVE_OTHER_HOSTS] : liveHosts[platform]
