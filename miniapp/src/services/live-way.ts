import type { LiveSession } from '@yuxiang/shared/api/live'
import { pages, pageUrl } from './navigation'

/** What is needed to get to a broadcast or its recording. */
export type LiveWay = Pick<
  LiveSession,
  'id' | 'platform' | 'link' | 'appLink' | 'finderUserName' | 'feedId' | 'replayLink'
>

/** The page that copies the link and says why it can't be opened here. */
export const linkPage = ({ id }: LiveWay, replay: boolean): string =>
  pageUrl(pages.liveLink, { id, replay: replay ? '1' : '' })
