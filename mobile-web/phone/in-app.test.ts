import { describe, expect, it } from 'vitest'
import { isInApp, ownBrowser } from './in-app'

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15'
const ANDROID = 'Mozilla/5.0 (Linux; Android 14; SM-S918N'
const WEB_VIEW = `${ANDROID} Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0`
const PLAIN = `${ANDROID}) AppleWebKit/537.36 (KHTML, like Gecko)`
const MACINTOSH =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)'

describe('a browser inside another app', () => {
  it.each([
    ['KakaoTalk', `${IPHONE} (KHTML, like Gecko) Mobile/15E148 KAKAOTALK/10.4.5 (INAPP)`],
    ['KakaoTalk', `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36;KAKAOTALK 2610460`],
    [
      'Naver',
      `${IPHONE} (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/605.1 NAVER(inapp; search; 1000; 12.0.2; 14PRO)`,
    ],
    [
      'Naver',
      `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36 NAVER(inapp; search; 1000; 12.0.2)`,
    ],
    [
      'Naver before WebView',
      `${PLAIN} Chrome/50.0.2661.102 Crosswalk/20.50.533.51 Mobile Safari/537.36 NAVER(inapp; search; 590; 8.7.3)`,
    ],
    [
      'WeChat',
      `${IPHONE} (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.53(0x1800352e) NetType/WIFI Language/zh_CN`,
    ],
    [
      'WeChat',
      `${WEB_VIEW} Chrome/134.0.6998.136 Mobile Safari/537.36 XWEB/1340129 MMWEBSDK/20240301 MMWEBID/9871 MicroMessenger/8.0.48.2580(0x28003036) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64`,
    ],
    [
      'Instagram',
      `${IPHONE} (KHTML, like Gecko) Mobile/15E148 Instagram 334.0.3.28.103 (iPhone14,3; iOS 17_5; en_US; en; scale=3.00; 1284x2778; 602537225)`,
    ],
    [
      'Instagram',
      `${PLAIN} Chrome/122.0.0.0 Mobile Safari/537.36 Instagram 322.0.0.34.111 Android`,
    ],
    [
      'Facebook',
      `${IPHONE} (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/507.0.0.50.107;FBBV/734202868;FBDV/iPhone9,4;FBMD/iPhone;FBSN/iOS;FBSV/15.8.4;FBSS/3;FBCR/;FBID/phone;FBLC/en_US;FBOP/80]`,
    ],
    [
      'Facebook',
      `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/450.0.0.44.111;]`,
    ],
    ['LINE', `${IPHONE} (KHTML, like Gecko) Mobile/15E148 Safari Line/14.10.0`],
    ['LINE', `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36 Line/14.9.0/IAB`],
    ['Daum', `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36 DaumApps/1.0`],
    ['any WebView', `${WEB_VIEW} Chrome/122.0.6261.119 Mobile Safari/537.36`],
  ])('is known: %s, %s', (_app, userAgent) => {
    expect(isInApp(userAgent)).toBe(true)
    expect(ownBrowser(userAgent)).toBe(userAgent.startsWith(IPHONE) ? 'Safari' : 'Chrome')
  })

  it.each([
    ['Safari', `${IPHONE} (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1`],
    ['Chrome', `${IPHONE} (KHTML, like Gecko) CriOS/126.0.6478.54 Mobile/15E148 Safari/604.1`],
    ['Firefox', `${IPHONE} (KHTML, like Gecko) FxiOS/127.0 Mobile/15E148 Safari/605.1.15`],
    ['Safari on an iPad or a Mac', `${MACINTOSH} Version/17.5 Safari/605.1.15`],
    ['Chrome', `${PLAIN} Chrome/126.0.0.0 Mobile Safari/537.36`],
    ['Firefox', `${ANDROID}; rv:128.0) Gecko/128.0 Firefox/128.0`],
    ['Samsung Internet', `${PLAIN} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`],
    ['Whale, Naver’s own browser', `${PLAIN} Chrome/122.0.0.0 Whale/3.1.5 Mobile Safari/537.36`],
  ])('is none: %s, %s', (_browser, userAgent) => {
    expect(isInApp(userAgent)).toBe(false)
  })
})
