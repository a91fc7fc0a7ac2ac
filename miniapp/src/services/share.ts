/** In WeChat the share button is WeChat's own (`OpenButton`). */
export const sharesByButton = false

/** Not used here. */
export async function shareLink(_title: string, _code?: string): Promise<void> {}
