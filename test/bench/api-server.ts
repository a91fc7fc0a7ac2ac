import { parseConfig } from '../../server/src/platform/config.ts'
import { createServer } from '../../server/src/server.ts'

/** The API in a process of its own, as production runs it. */
const server = await createServer(parseConfig(process.env))
const { port } = await server.listen()
process.send?.({ port })
process.on('SIGTERM', () => {
  server.stop().then(() => process.exit(0))
})
