import { toast, toastDone } from './feedback'

/** The browser shares by a call. */
export const sharesByButton = true

/** Shares this page's address with the sharer's code (`s`): by the phone's own sheet, else by copying the link. */
export async function shareLink(title: string, code?: string): Promise<void> {
  const address = new URL(location.href)
  // Whoever shares a link that was shared with them shares it as theirs.
  address.searchParams.delete('s')
  if (code) address.searchParams.set('s', code)
  const url = address.href
  if (navigator.share) {
    // Rejects when the person closes the sheet, which needs no words.
    await navigator.share({ title, url }).catch(() => undefined)
    return
  }
  try {
    await navigator.clipboard.writeText(url)
    toastDone('链接已复制')
  } catch {
    toast('请从地址栏复制链接')
  }
}
