import pino, { type DestinationStream, type Logger } from 'pino'
import type { Config } from './config.ts'
import { maskSecrets } from './mask-secrets.ts'

/** An error as it is logged: drizzle's parameters and PostgreSQL's `detail` hold personal data and stay out. */
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { code, constraint_name: constraint } = error as { code?: unknown; constraint_name?: unknown }
  const [message] = error.message.split('\nparams:')
  return {
    type: error.name,
    message,
    stack: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(error.cause !== undefined && { cause: serializeError(error.cause) }),
  }
}

/**
 * JSON lines on standard output (or `destination`). Secrets are masked in the finished line, so that no place which
 * logs can forget it. Lines are written in blocks, at the latest after a second; faults at once.
 */
export function createLog(config: Pick<Config, 'LOG_LEVEL'>, destination?: DestinationStream): Logger {
  const output = destination ?? pino.destination({ dest: 1, sync: false, minLength: 4096 })
  const log = pino(
    {
      level: config.LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: serializeError, error: serializeError },
      hooks: { streamWrite: maskSecrets },
    },
    output,
  )
  if (!destination) setInterval(() => log.flush(), 1_000).unref()
  return log
}
