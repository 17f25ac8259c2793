import type { actions as English } from '../en/actions'
import { apart, count, number, ofPhotos, photos } from './count'

export const actions: typeof English = {
  actions: {
    bar: 'الصور المحددة',
    clear: 'إلغاء التحديد',
    menu: 'صورة',
    selected: (n) => `المحدد: ${number(n)}`,
    enlarge: 'تكبير',
    names: {
      open: 'فتح في البرنامج المعتاد',
      compare: 'مقارنة',
      copyImage: 'نسخ الصورة',
      copySize: 'نسخ الأبعاد',
      showInFolder: 'عرض في المجلد',
      saveCopies: 'حفظ نسخة…',
      exportZip: 'تصدير بصيغة ZIP…',
      exportCsv: 'تصدير القائمة بصيغة CSV…',
      trash: 'نقل إلى سلة المهملات',
    },
    export: 'تصدير',
    exportZipOf: (n) => `${photos(n)} بصيغة ZIP…`,
    exportCsvOf: (n) => `قائمة ${ofPhotos(n)} بصيغة CSV…`,
    opened: (n) => `فُتحت ${photos(n)}`,
    copiedImage: (file) => `نُسخت ${apart(file)}`,
    copiedSizes: (sizes) =>
      sizes.length === 1
        ? `نُسخ ${apart(sizes[0] ?? '')}`
        : `عدد الأبعاد المنسوخة: ${number(sizes.length)}`,
    savedCopies: (n, place) =>
      `${count(n, {
        one: 'حُفظت نسخة واحدة',
        two: 'حُفظت نسختان',
        few: 'حُفظت # نسخ',
        other: 'حُفظت # نسخة',
      })} في ${apart(place)}`,
    thrownAway: (n) => `${photos(n)} في الطريق إلى سلة المهملات`,
    inTrash: (n) => `${photos(n)} في سلة المهملات`,
    broughtBack: (n) => `استُعيدت ${photos(n)}`,
    undo: 'تراجع',
    exporting: (n) => `جارٍ تصدير ${ofPhotos(n)}`,
    exported: (place) => `حُفظ ${apart(place)}`,
    copying: (n) => `جارٍ نسخ ${ofPhotos(n)}`,
    cancelled: 'لم يُكتب شيء.',
    cancel: 'إلغاء',
  },
}
