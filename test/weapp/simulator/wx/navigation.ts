import { answering } from './answering.ts'

/** Where the phone can go; `PageStack` does it. */
export interface Navigator {
  open(url: string): void
  replace(url: string): void
  switchTab(url: string): void
  relaunch(url: string): void
  back(delta: number): void
}

interface To {
  url: string
}

/** Navigation; a page that is not in `app.json` fails as in WeChat. */
export function navigationApi(navigator: Navigator) {
  return {
    navigateTo: answering('navigateTo', ({ url }: To) => navigator.open(url)),
    redirectTo: answering('redirectTo', ({ url }: To) => navigator.replace(url)),
    switchTab: answering('switchTab', ({ url }: To) => navigator.switchTab(url)),
    reLaunch: answering('reLaunch', ({ url }: To) => navigator.relaunch(url)),
    navigateBack: answering('navigateBack', ({ delta }: { delta?: number }) => navigator.back(delta ?? 1)),
  }
}
