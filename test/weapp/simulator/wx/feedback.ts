import { answering } from './answering.ts'

/** What the phone showed above the page, and what the person answers to it. */
export interface Feedback {
  toasts: string[]
  modals: { title: string; content: string }[]
  /** Whether the person confirms the next questions. */
  confirms: boolean
  /** What the person picks from a list of actions. */
  picks: number
  badges: Map<number, string>
  title: string
}

export const createFeedback = (): Feedback => ({
  toasts: [],
  modals: [],
  confirms: true,
  picks: 0,
  badges: new Map(),
  title: '',
})

/** Toasts, questions, badges and titles: recorded, and answered at once. */
export function feedbackApi(feedback: Feedback) {
  return {
    showToast: answering('showToast', ({ title }: { title: string }) => void feedback.toasts.push(title)),
    hideToast: answering('hideToast', () => {}),
    showLoading: answering('showLoading', () => {}),
    hideLoading: answering('hideLoading', () => {}),
    showModal: answering('showModal', (asked: { title?: string; content?: string }) => {
      feedback.modals.push({ title: asked.title ?? '', content: asked.content ?? '' })
      return { confirm: feedback.confirms, cancel: !feedback.confirms }
    }),
    showActionSheet: answering('showActionSheet', () => ({ tapIndex: feedback.picks })),
    setNavigationBarTitle: answering('setNavigationBarTitle', ({ title }: { title: string }) => {
      feedback.title = title
    }),
    setTabBarBadge: answering('setTabBarBadge', ({ index, text }: { index: number; text: string }) => {
      feedback.badges.set(index, text)
    }),
    removeTabBarBadge: answering('removeTabBarBadge', ({ index }: { index: number }) => {
      feedback.badges.delete(index)
    }),
    stopPullDownRefresh: answering('stopPullDownRefresh', () => {}),
    pageScrollTo: answering('pageScrollTo', () => {}),
    setClipboardData: answering('setClipboardData', () => {}),
    makePhoneCall: answering('makePhoneCall', () => {}),
  }
}
