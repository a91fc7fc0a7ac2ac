/** The smallest id (UUIDv7) that could have been made so long ago: ids are in time order, so an index by id is one by time. */
export function idBefore(now: Date, ms: number): string {
  const hex = Math.max(0, now.getTime() - ms)
    .toString(16)
    .padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
