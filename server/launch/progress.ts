/** Writes one short line about what happens now, with the seconds since the program began. */
export function tell(line: string): void {
  console.log(`[${process.uptime().toFixed(1).padStart(5)}s] ${line}`)
}

/** Ends the program with a sentence instead of a stack: for what the person who started it can put right. */
export function giveUp(error: unknown): never {
  const sentence = error instanceof Error ? error.message : String(error)
  console.error(`\n启动失败 Could not start: ${sentence}`)
  if (process.env.LOG_LEVEL === 'debug' && error instanceof Error) console.error(error.stack)
  process.exit(1)
}
