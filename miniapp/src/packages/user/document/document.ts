/** A text of the platform: sections with a heading and paragraphs. */
export interface PlatformDocument {
  title: string
  /** Since when it holds. */
  since: string
  sections: { heading: string; paragraphs: string[] }[]
}
