/** Nothing to prepare in the mini program; `web-setup.h5.ts` brings the browser's styles. */
export {}
