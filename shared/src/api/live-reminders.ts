import { z } from 'zod'
import { endpoint, IdParams } from './endpoint.ts'

const Wanted = z.strictObject({ wanted: z.boolean() })

/** 开播提醒。 */
export const liveRemindersContract = {
  'GET /api/live/sessions/{id}/reminder': endpoint({
    summary: '我是否预约了这场直播的提醒',
    status: 200,
    params: IdParams,
    answer: Wanted,
  }),
  'PUT /api/live/sessions/{id}/reminder': endpoint({
    summary: '开播前提醒我，或不再提醒',
    status: 200,
    params: IdParams,
    body: Wanted,
    answer: Wanted,
    problems: ['live_session_not_found', 'live_session_cancelled', 'live_session_started'],
  }),
}
