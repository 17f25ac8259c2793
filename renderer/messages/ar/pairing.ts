import type { LightFacts } from '../../state/status'
import type { pairing as English } from '../en/pairing'
import { apart, ofPhotos, phones, photos } from './count'

const who = (facts: LightFacts): string =>
  facts.name === null ? phones(facts.phones) : apart(facts.name)

export const pairing: typeof English = {
  pairing: {
    title: 'صور هاتفك تصل إلى هنا مباشرة.',
    steps: {
      network: {
        what: 'شبكة Wi-Fi نفسها',
        how: 'هاتفك وهذا الكمبيوتر، لا شبكة ضيوف.',
      },
      scan: {
        what: 'وجّه الكاميرا نحو الرمز',
        how: 'المس الرابط الذي يظهر. لا شيء للتثبيت.',
      },
      pick: { what: 'اختر الصور', how: (folder) => `تصل إلى هنا وإلى ${apart(folder)}.` },
    },
    noCamera: ['لا توجد كاميرا؟ افتح ', ' واكتب ', ''],
    qrLabel: (address) => `رمز QR للعنوان ${apart(address)}`,
    straight: 'تصل الصور مباشرة إلى هذا الكمبيوتر عبر شبكة Wi-Fi لديك، ولا تمر بالإنترنت أبدًا.',
    anyone:
      'يمكن لكل من يمسح هذا الرمز إرسال الصور إلى هنا حتى تضغط «إيقاف». لا يمكن لأحد رؤية ملفاتك.',
    notEncrypted: 'بلا تشفير: لا بأس به في المنزل، وتجنّبه على شبكات Wi-Fi العامة.',
    encrypted: 'مشفّر في الطريق من الهاتف إلى هذا الكمبيوتر.',
    warningShort: 'هل يحذّر الهاتف من شهادة؟',
    warning:
      'سيحذّر متصفح الهاتف من شهادة غير معروفة، لأن هذا الكمبيوتر أنشأ شهادته بنفسه. المس «خيارات متقدمة» ثم «المتابعة»؛ وعلى iPhone «إظهار التفاصيل» ثم «زيارة موقع الويب هذا».',
  },
  panel: {
    label: 'الاتصال',
    network: 'الشبكة',
    address: 'العنوان',
    code: 'الرمز',
    phones: 'الهواتف',
    noPhones: 'لا يوجد هاتف فتح الصفحة.',
    sent: (n) => `أُرسلت ${photos(n)}`,
    openFolder: 'فتح المجلد',
    stop: 'إيقاف',
    stopHint: 'إيقاف الاستقبال',
    resume: 'متابعة',
    newCode: 'رمز جديد',
    newCodeHint: 'إنشاء رمز جديد. يتوقف القديم عن العمل فورًا.',
    stopped: 'متوقف',
    chooseNetwork: (network) => `الشبكة: ${apart(network)}. اختيار شبكة أخرى`,
    trouble: 'ألا يصل أي هاتف؟',
  },
  help: {
    title: 'لم يصل أي هاتف بعد.',
    steps: [
      'الهاتف والكمبيوتر على شبكة Wi-Fi نفسها، وليست شبكة ضيوف.',
      'شبكة VPN مغلقة على الهاتف وهنا.',
      'Android 17 أو أحدث: اسمح للمتصفح بإذن «الأجهزة القريبة».',
      'iPhone مع Chrome أو Firefox: اسمح بإذن «الشبكة المحلية» في الإعدادات.',
      'جدار الحماية في هذا الكمبيوتر يسمح لبرنامج Snapland على الشبكات الخاصة.',
    ],
    nextAddress: 'ربما يشير الرمز إلى شبكة أخرى.',
    tryNext: (network) => `تجربة ${apart(network)}`,
    noWifi: 'لا توجد شبكة Wi-Fi؟ شغّل نقطة الاتصال في هذا الكمبيوتر وصِل الهاتف بها أولًا.',
    joinWifi: 'عرض رمز للاتصال بشبكة Wi-Fi',
  },
  wifi: {
    title: 'توصيل هاتف بشبكة Wi-Fi',
    name: 'اسم شبكة Wi-Fi',
    password: 'كلمة المرور',
    hint: 'امسح هذا الرمز أولًا بكاميرا الهاتف، ثم رمز Snapland.',
    empty: 'اكتب اسم نقطة الاتصال وكلمة مرورها. يبقيان في هذه النافذة فقط حتى تغلقها.',
    tooShort: 'تتكوّن كلمة مرور Wi-Fi من 8 أحرف على الأقل.',
    qrLabel: (name) => `رمز QR للاتصال بشبكة ${apart(name)}`,
  },
  network: {
    wifi: 'Wi-Fi',
    ethernet: 'إيثرنت',
    vpn: 'VPN',
    virtual: 'شبكة افتراضية',
    loopback: 'لا شيء',
    other: 'شبكة',
  },
  light: {
    stopped: () => 'متوقف. لا يمكن لأي هاتف الإرسال.',
    'no-network': () => 'هذا الكمبيوتر غير متصل بشبكة، فلا يصل إليه أي هاتف.',
    waiting: () => 'في انتظار هاتف',
    reached: () => 'وصل هاتف إلى هذا الكمبيوتر',
    open: (facts) => `${who(facts)}: الصفحة مفتوحة`,
    hidden: (facts) => `${who(facts)}: الصفحة في الخلفية`,
    choosing: (facts) => `${who(facts)}: جارٍ اختيار الصور`,
    preparing: (facts) => `${who(facts)}: جارٍ تجهيز الصور`,
    sending: (facts) => `${who(facts)}: جارٍ إرسال ${facts.at} من ${facts.total}`,
    receiving: (facts) => `جارٍ استقبال ${ofPhotos(facts.total)}`,
    paused: (facts) => `${photos(facts.total)} قيد الإيقاف المؤقت، في انتظار الهاتف`,
    done: (facts) => `${who(facts)}: حُفظ كل شيء`,
  },
  phone: {
    open: () => 'الصفحة مفتوحة',
    hidden: () => 'الصفحة في الخلفية',
    picking: () => 'جارٍ اختيار الصور',
    preparing: () => 'جارٍ تجهيز الصور',
    sending: (at, total) => `جارٍ إرسال ${at} من ${total}`,
    done: () => 'حُفظ كل شيء',
  },
  people: {
    remove: (name) => `إزالة ${apart(name)}`,
    removeTitle: (name) => `هل تريد إزالة ${apart(name)}؟`,
    removeText:
      'لن يُقبل أي شيء من هذا الهاتف حتى يُعاد تشغيل Snapland. يُلغى ما لم يكتمل، وتبقى الصور التي وصلت.',
    removeNow: 'إزالة',
    cancel: 'إلغاء',
    asks: (name) => `يريد ${apart(name)} إرسال صور.`,
    allow: 'سماح',
    refuse: 'رفض',
  },
}
