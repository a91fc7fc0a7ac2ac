import { mapLink, type Point } from '@yuxiang/shared/venues/place'

/** Shows a place on a map of the web, in a page of its own. */
export async function openMap(point: Point, name: string, _address: string): Promise<void> {
  window.open(mapLink(point, name), '_blank', 'noopener')
}
