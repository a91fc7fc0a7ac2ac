/** The mini program has no keyboard to close a sheet with. */
export function useEscape(_open: boolean, _close: () => void): void {}
