import type { Language } from './languages'

type JoinText = 'sendingTo' | 'joinLabel' | 'joinButton' | 'wrongCode' | 'tooManyTries'

/** The page where the code is typed: few words, so all languages stand together. */
export const JOIN_TEXTS: Readonly<Record<Language, Readonly<Record<JoinText, string>>>> = {
  en: {
    sendingTo: 'Sending to',
    joinLabel: 'Type the 6-digit code shown on the computer',
    joinButton: 'Continue',
    wrongCode: 'That is not the code on the computer. Look again.',
    tooManyTries: 'Too many wrong codes. Wait a minute, then try again.',
  },
  ko: {
    sendingTo: '받는 컴퓨터',
    joinLabel: '컴퓨터에 표시된 6자리 코드를 입력해 주세요',
    joinButton: '계속',
    wrongCode: '컴퓨터에 표시된 코드와 달라요. 다시 확인해 주세요.',
    tooManyTries: '코드를 너무 많이 틀렸어요. 1분 후에 다시 시도해 주세요.',
  },
  ja: {
    sendingTo: '送信先',
    joinLabel: 'パソコンに表示されている6桁のコードを入力してください',
    joinButton: '続ける',
    wrongCode: 'パソコンのコードと違います。もう一度確認してください。',
    tooManyTries: 'コードの間違いが多すぎます。1分待ってからもう一度試してください。',
  },
  'zh-Hans': {
    sendingTo: '发送到',
    joinLabel: '输入电脑上显示的 6 位代码',
    joinButton: '继续',
    wrongCode: '与电脑上的代码不符，请再看一下。',
    tooManyTries: '输错次数太多。请等一分钟再试。',
  },
  'zh-Hant': {
    sendingTo: '傳送到',
    joinLabel: '輸入電腦上顯示的 6 位代碼',
    joinButton: '繼續',
    wrongCode: '與電腦上的代碼不符，請再看一下。',
    tooManyTries: '輸錯次數太多。請等一分鐘再試。',
  },
  es: {
    sendingTo: 'Enviar a',
    joinLabel: 'Escribe el código de 6 cifras que muestra el ordenador',
    joinButton: 'Continuar',
    wrongCode: 'Ese no es el código del ordenador. Míralo otra vez.',
    tooManyTries: 'Demasiados códigos erróneos. Espera un minuto y prueba de nuevo.',
  },
  fr: {
    sendingTo: 'Envoi vers',
    joinLabel: 'Saisissez le code à 6 chiffres affiché sur l’ordinateur',
    joinButton: 'Continuer',
    wrongCode: 'Ce n’est pas le code de l’ordinateur. Regardez à nouveau.',
    tooManyTries: 'Trop de codes erronés. Attendez une minute, puis réessayez.',
  },
  de: {
    sendingTo: 'Senden an',
    joinLabel: 'Gib den 6-stelligen Code ein, den der Computer zeigt',
    joinButton: 'Weiter',
    wrongCode: 'Das ist nicht der Code auf dem Computer. Sieh noch einmal nach.',
    tooManyTries: 'Zu viele falsche Codes. Warte eine Minute und versuche es dann erneut.',
  },
  'pt-BR': {
    sendingTo: 'Enviar para',
    joinLabel: 'Digite o código de 6 dígitos mostrado no computador',
    joinButton: 'Continuar',
    wrongCode: 'Esse não é o código do computador. Olhe de novo.',
    tooManyTries: 'Códigos errados demais. Espere um minuto e tente de novo.',
  },
  ru: {
    sendingTo: 'Отправка на',
    joinLabel: 'Введите 6-значный код с экрана компьютера',
    joinButton: 'Продолжить',
    wrongCode: 'Это не тот код, что на компьютере. Посмотрите ещё раз.',
    tooManyTries: 'Слишком много неверных кодов. Подождите минуту и попробуйте снова.',
  },
  ar: {
    sendingTo: 'الإرسال إلى',
    joinLabel: 'اكتب الرمز المكوّن من 6 أرقام الظاهر على الكمبيوتر',
    joinButton: 'متابعة',
    wrongCode: 'ليس هذا الرمز الظاهر على الكمبيوتر. انظر مجددًا.',
    tooManyTries: 'رموز خاطئة كثيرة جدًا. انتظر دقيقة ثم حاول مجددًا.',
  },
}
