import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/ar'
import type { Words } from './words'

const { count } = countingIn('ar-u-nu-latn')
const photos = (n: number) =>
  count(n, { one: 'صورة واحدة', two: 'صورتان', few: '# صور', other: '# صورة' })

export const ar: Words = {
  cannotStart: 'يتعذّر تشغيل Snapland',
  troubles,

  quitTitle: 'ما زالت صور في الطريق.',
  quitText: (n) =>
    `ستتوقف هنا: ${photos(n)}. ما وصل محفوظ، ويُستأنف إذا شُغّل Snapland مجددًا خلال يوم.`,
  quitNow: 'إنهاء',
  goOn: 'متابعة الاستقبال',

  photos,
  files: (n) =>
    count(n, { one: 'ملف واحد', two: 'ملفان', few: '# ملفات', many: '# ملفًا', other: '# ملف' }),
  phones: (n) =>
    count(n, { one: 'هاتف واحد', two: 'هاتفان', few: '# هواتف', many: '# هاتفًا', other: '# هاتف' }),
  from: (what, who) => `${what} من ${who}`,
  unseen: (n) =>
    count(n, {
      one: 'صورة جديدة واحدة',
      two: 'صورتان جديدتان',
      few: '# صور جديدة',
      other: '# صورة جديدة',
    }),

  goesOnTitle: 'يتابع Snapland الاستقبال.',
  goesOnText: 'تفتح أيقونته في الشريط النافذة مجددًا، وتنهي البرنامج.',
  open: 'فتح Snapland',
  copyAddress: (address) => `نسخ العنوان ${address}`,
  copyCode: (code) => `نسخ الرمز ${code}`,
  stop: 'إيقاف الاستقبال',
  resume: 'متابعة الاستقبال',
  quit: 'إنهاء Snapland',
}
