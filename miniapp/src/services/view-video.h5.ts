/** Plays a video of ours: in a window of the browser's. */
export function viewVideo(path: string): void {
  window.open(path, '_blank', 'noopener')
}
