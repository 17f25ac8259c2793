import type { menu as English } from '../en/menu'

export const menu: typeof English = {
  menu: {
    file: 'ملف',
    edit: 'تحرير',
    photo: 'صورة',
    view: 'عرض',
    window: 'نافذة',
    commands: {
      selectAll: 'تحديد كل الصور',
      larger: 'تكبير الصور المصغّرة',
      smaller: 'تصغير الصور المصغّرة',
      usualSize: 'الحجم المعتاد',
      settings: 'الإعدادات…',
      stop: 'إيقاف الاستقبال',
      resume: 'متابعة الاستقبال',
    },
    roles: {
      undo: 'تراجع',
      redo: 'إعادة',
      cut: 'قص',
      copy: 'نسخ',
      paste: 'لصق',
      selectAll: 'تحديد الكل',
      about: 'حول Snapland',
      services: 'الخدمات',
      hide: 'إخفاء Snapland',
      hideOthers: 'إخفاء البقية',
      unhide: 'إظهار الكل',
      minimize: 'تصغير',
      zoom: 'تكبير/تصغير',
      front: 'إحضار الكل إلى المقدمة',
      close: 'إغلاق النافذة',
      quit: 'إنهاء Snapland',
    },
  },
}
