declare module '*.scss'

/** Base address of the API in the mini program; empty in the H5 build, which is served by the API itself. */
declare const API_BASE: string

declare module '*.png' {
  const address: string
  export default address
}
