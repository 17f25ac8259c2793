import { openChromium } from './chromium-phone-browser'
import { openWebKit } from './webkit-phone-browser'

/**
 * What the suite of the phone page is run in: Chromium as an Android phone, and WebKitGTK, the
 * nearest relative of Safari here.
 */
export const PHONE_BROWSERS = [
  ['Chromium', openChromium],
  ['WebKit', openWebKit],
] as const
