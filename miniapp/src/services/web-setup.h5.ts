import '@/styles/web.scss'

const reloadedKey = 'yuxiang.reloadedForChunk'

/**
 * A page that was open while a new version came asks for parts that are gone: it is loaded anew, once, so that a
 * part that really fails does not reload for ever.
 */
window.addEventListener('unhandledrejection', ({ reason }) => {
  if (!/ChunkLoadError|Loading (CSS )?chunk/.test(`${reason?.name} ${reason?.message}`)) return
  const now = Date.now()
  if (now - Number(sessionStorage.getItem(reloadedKey) ?? 0) < 60_000) return
  sessionStorage.setItem(reloadedKey, String(now))
  window.location.reload()
})
