/** Stands for Taro's component library in the browser build, which keeps only plain re-exports of it. */
export { PullDownRefresh } from './page-wrapper'
