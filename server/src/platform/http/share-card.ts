/** What a chat or a search engine shows of a page: read from its head, for such readers run no script. */
export interface ShareCard {
  title: string
  description: string
  /** Absolute. */
  imageUrl: string
  /** The page's own address, absolute and without what belongs to the visitor. */
  url: string
}

/** Who knows the card of an address of the app; null: it has none of its own. */
export type FindCard = (path: string, query: Record<string, string>) => Promise<ShareCard | null>

/** Asks several who know cards, one after the other; the first that has one answers. */
export const firstCard =
  (...finders: readonly FindCard[]): FindCard =>
  async (path, query) => {
    for (const find of finders) {
      const card = await find(path, query)
      if (card) return card
    }
    return null
  }

const replacements: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => replacements[character] ?? '')

/** The app's page with the card in its head, in place of the general title and description. */
export function withShareCard(html: string, { title, description, imageUrl, url }: ShareCard): string {
  const property = (name: string, content: string) =>
    `<meta property="og:${name}" content="${escaped(content)}">`
  const head = [
    `<title>${escaped(title)}</title>`,
    `<meta name="description" content="${escaped(description)}">`,
    property('type', 'website'),
    property('site_name', '渝乡集'),
    property('title', title),
    property('description', description),
    property('image', imageUrl),
    property('url', url),
    '<meta name="twitter:card" content="summary_large_image">',
  ].join('')
  return html
    .replace(/<title>[^<]*<\/title>/, '')
    .replace(/<meta name="description"[^>]*>/, '')
    .replace('</head>', () => `${head}</head>`)
}
