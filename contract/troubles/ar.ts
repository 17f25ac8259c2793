import type { NoticeTexts } from '../notice'

/** A name of any script, kept from mixing with the sentence around it (Unicode's first strong isolate). */
const apart = (text: string): string => `\u2068${text}\u2069`

export const troubles: NoticeTexts = {
  PHOTO_GONE: ({ file }) => `لم يعد ${apart(file)} في المجلد.`,
  PHOTO_LEFT: () => 'لم تعد إحدى الصور في المجلد. لم يتغير شيء.',
  PHOTO_NOT_OPENED: ({ file }) => `تعذّر فتح ${apart(file)}: لم يقبله أي برنامج في هذا الكمبيوتر.`,
  NOT_STARTED: ({ file }) => `${apart(file)} ليس صورة، لذلك لا يشغّله Snapland.`,
  FOLDER_NOT_OPENED: () => 'تعذّر فتح المجلد. هل قرصه موصول؟',
  STILL_WRITING: () => 'ما زالت هناك كتابة جارية.',
  NO_ROOM: () => 'لا مساحة متبقية على ذلك القرص، فلم يُكتب كل شيء. الصور نفسها لم تُمسّ.',
  PLACE_READ_ONLY: () =>
    'لا يُسمح لبرنامج Snapland بالكتابة هناك. اختر مكانًا آخر. الصور نفسها لم تُمسّ.',
  NOT_WRITTEN: () => 'تعذّرت كتابة كل شيء هناك. الصور نفسها لم تُمسّ.',
  TRASH_REFUSED: ({ refused, of }) =>
    `لم تقبل سلة المهملات في هذا الكمبيوتر ${refused} من ${of}. عادت إلى المعرض ولم يضع شيء.`,
  NO_JPEG: ({ file }) => `تعذّر إنشاء JPEG من ${apart(file)}. ملف HEIC نفسه محفوظ.`,
  FIXED_SETTING: () => 'هذا محدد في سطر الأوامر، فلا يمكن تغييره هنا.',
  WRONG_SETTING: () => 'هذا الإعداد غير صالح، فلم يتغير شيء.',
  SETTINGS_NOT_KEPT: () => 'الإعدادات سارية لكن تعذّر حفظها، ولن تُعرف عند التشغيل التالي.',
  SETTINGS_UNREADABLE: ({ file }) =>
    `عادت الإعدادات التي تعذّرت قراءتها إلى حالتها الأولى. الملف القديم: ${apart(file)}`,
  LOGIN_UNCHANGED: () => 'تعذّر تغيير ما يبدأ عند تسجيل الدخول.',
  FOLDER_UNUSABLE: ({ folder }) =>
    `لا يمكن لبرنامج Snapland الكتابة في المجلد ${apart(folder)}. اختر غيره.`,
  PORT_TAKEN: ({ port }) => `المنفذ ${port} يستخدمه برنامج آخر. اختر غيره.`,
  PORT_FORBIDDEN: ({ port }) =>
    `المنفذ ${port} غير مسموح لهذا المستخدم. اختر منفذًا من 1024 فما فوق.`,
  NO_PORT_FREE: () => 'لا منفذ متاحًا في هذا الكمبيوتر. أغلق بعض البرامج ثم شغّل Snapland مجددًا.',
  ADDRESS_NOT_HERE: ({ address }) => `${apart(address)} ليس عنوانًا لهذا الكمبيوتر.`,
  NOT_LISTENING: () => 'لا يستطيع Snapland انتظار الهواتف. أعد تشغيل الكمبيوتر ثم شغّل Snapland.',
  ALREADY_RUNNING: ({ folder }) =>
    `Snapland يعمل بالفعل بمجلد البيانات ${apart(folder)}. أوقفه أولًا.`,
  WRONG_COMMAND_LINE: () =>
    `لم يفهم Snapland سطر الأوامر. في الطرفية يبيّن ${apart('--help')} ما يمكن كتابته.`,
  UNFORESEEN: () => 'حدث خطأ في هذا الكمبيوتر. لم يضع شيء مما حُفظ.',
}
