import { toast, toastDone } from './feedback'

/**
 * Copies a text and says so, or that it failed. Whether it worked: Taro's way never tells, and leaves the text in the
 * browser's storage.
 */
export async function copyText(text: string): Promise<boolean> {
  const isCopied = (await write(text)) || copySelected(text)
  if (isCopied) toastDone('已复制')
  else toast('复制失败，请长按文字复制')
  return isCopied
}

/** False where the browser has no such way (an address without https), or refuses it. */
async function write(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function copySelected(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.style.position = 'fixed'
  field.style.left = '-10000px'
  document.body.appendChild(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
