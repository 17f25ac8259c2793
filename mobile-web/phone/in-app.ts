/** Browsers inside other apps, by what they call themselves; `wv` is any WebView of Android. */
const IN_APP = /KAKAOTALK|NAVER|DaumApps|MicroMessenger|Instagram|FBA[NV]|\bLine\/|; wv\)/i

/** Whether the page is open inside another app, which may open no picker and save no file. */
export const isInApp = (userAgent: string): boolean => IN_APP.test(userAgent)

/** The browser in which all of it works on this phone. */
export const ownBrowser = (userAgent: string): string =>
  /Android/.test(userAgent) ? 'Chrome' : 'Safari'
