/** Imported first by every program here: what must hold, or be quiet, before anything else is loaded. */

const neededNode = 24

if (Number(process.versions.node.split('.')[0]) < neededNode) {
  console.error(
    `需要 Node ${neededNode} 以上，当前 ${process.version}。请用 npx -y pnpm@12 start 启动，它自带合适的版本。\n` +
      `Node ${neededNode} or newer is needed. \`npx -y pnpm@12 start\` brings it along.`,
  )
  process.exit(1)
}

// node:sqlite, which the emulator keeps its memory in, announces itself as experimental at every start.
process.removeAllListeners('warning')
process.on('warning', (warning) => {
  if (warning.name !== 'ExperimentalWarning') console.warn(`${warning.name}: ${warning.message}`)
})

export {}
