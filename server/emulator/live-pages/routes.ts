import { Hono } from 'hono'

/**
 * The platforms' pages, each host as the first part of the path. A page is there unless its path says otherwise: `gone`
 * answers 404, `robots` turns programs away, `short` leads to the long address, `away` to
 * somebody else's site, `inward` to an address of the house, `round` to itself.
 */
export function livePageRoutes(): Hono {
  const app = new Hono()
  app.all('/:host/*', (context) => {
    const { host } = context.req.param()
    const path = context.req.path
    if (path.includes('/gone')) return context.text('', 404)
    if (path.includes('/robots')) return context.text('', 403)
    if (path.includes('/short')) return context.redirect(`https://www.${bare(host)}/live/1`, 302)
    if (path.includes('/away')) return context.redirect('https://example.com/elsewhere', 302)
    if (path.includes('/inward')) return context.redirect('http://127.0.0.1/metrics', 302)
    if (path.includes('/round')) return context.redirect(`https://${host}/round`, 302)
    return context.html('<title>直播</title>')
  })
  return app
}

const bare = (host: string): string => host.split('.').slice(-2).join('.')
