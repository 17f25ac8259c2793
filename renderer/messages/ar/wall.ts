import type { wall as English } from '../en/wall'
import { apart, phones, photos } from './count'

export const wall: typeof English = {
  wall: {
    open: 'الجدار',
    openHint: 'الصور بملء الشاشة، لجهاز العرض (F11)',
    scan: 'وجّه كاميرا هاتفك نحو الرمز',
    nothingYet: 'تظهر هنا أول صورة.',
    count: (n, senders) => `${photos(n)} · ${phones(senders)}`,
    controls: 'أزرار الجدار',
    hold: 'احجز الصور الجديدة',
    holdHint: 'تُحفظ الصور الجديدة، لكنها تنتظر هنا حتى تعرضها (H)',
    waiting: (n) => `${photos(n)} · في الانتظار`,
    queue: 'الصور المنتظرة',
    one: (file, sender) => `${apart(file)} من ${apart(sender)}`,
    putOff: (photo) => `${photo}، مؤجلة`,
    show: 'عرض',
    showHint: 'عرض على الجدار (Enter)',
    notNow: 'ليس الآن',
    notNowHint: 'تبقى منتظرة بعد غيرها (Backspace)',
    leave: 'إغلاق الجدار',
    leaveHint: 'إغلاق الجدار (Esc)',
  },
}
