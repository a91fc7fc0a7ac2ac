/** The browser has its own bar above the page. */
export function statusBarPx(): number {
  return 0
}
