/** The flags of a program of ours that a test starts, as `pnpm start` and `serve` have them. */
export const quickModules = [
  '--import',
  new URL('../../server/launch/quick-modules.mjs', import.meta.url).href,
] as const
