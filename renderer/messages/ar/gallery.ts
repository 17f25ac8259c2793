import type { gallery as English } from '../en/gallery'
import { apart, number, ofPhotos, phones, photos } from './count'

export const gallery: typeof English = {
  gallery: {
    label: 'الصور',
    today: 'اليوم',
    yesterday: 'أمس',
    photos,
    arriving: (n) => `${number(n)} في الطريق`,
    paused: (n) => `${number(n)} متوقفة مؤقتًا`,
    phones,
  },
  view: {
    search: 'بحث في الأسماء',
    phone: 'الهاتف',
    allPhones: 'كل الهواتف',
    sort: 'الترتيب',
    sorts: { arrived: 'الأحدث أولًا', captured: 'حسب وقت الالتقاط' },
    size: 'حجم الصور المصغّرة',
    some: (shown, all) => `${number(shown)} من ${ofPhotos(all)}`,
    nothing: 'لا توجد صور لعرضها.',
    nothingNamed: (search) => `لا توجد صورة يحتوي اسمها على «${apart(search)}».`,
    nothingLost: 'صورك كلها ما زالت هنا.',
    showAll: 'عرض كل الصور',
  },
  tile: {
    name: (file, width, height) => `${apart(file)}، ${apart(`${width} × ${height}`)} بكسل`,
    nameWithoutSize: (file) => `${apart(file)}، الأبعاد غير معروفة`,
    sizeUnknown: 'الأبعاد غير معروفة',
    arrived: (percent) => `وصل ${apart(percent)}`,
    arriving: 'في الطريق',
    paused: 'متوقفة مؤقتًا. ما وصل محفوظ، ويُستأنف عندما يرسل الهاتف من جديد.',
    pausedShort: 'متوقفة مؤقتًا',
    noPreview: 'لا توجد معاينة',
    noPreviewOf: (format) => `لا توجد معاينة لصيغة ${apart(format)}`,
    notAPhoto: 'ليست صورة',
    from: (sender) => `من ${apart(sender)}`,
    folder: 'المجلد',
    byHand: 'وُضعت في المجلد',
  },
  remarks: {
    heic: { badge: 'HEIC', hint: 'محفوظة كما هي. لا تستطيع بعض البرامج فتحها.' },
    damaged: { badge: 'تالفة', hint: 'ينتهي الملف قبل الصورة. حُفظ كما أُرسل.' },
    'too-large': { badge: 'أكبر من أن تُعاين', hint: 'الملف نفسه محفوظ.' },
    duplicate: { badge: 'مكررة', hint: 'أرسلها الهاتف مرة أخرى. هي هنا مرة واحدة.' },
    'no-place': { badge: 'بلا موقع', hint: 'أزال الهاتف الموقع قبل الإرسال.' },
  },
  announce: {
    one: (file, size, sender) => `${apart(file)}، ${apart(size)}، من ${apart(sender)}`,
    several: (n, last) => `وصلت ${photos(n)}. الأخيرة: ${last}`,
  },
}
