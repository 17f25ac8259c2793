import type { PhoneColour } from '../../contract/photo'
import type { DeviceKind } from '../phone/device-name'
import type { ErrorCode } from '../sending/error-code'
import type { TextKey, Texts } from './en'
import { directionOf, type Language } from './languages'
import { numbersIn } from './numbers'

export type Messages = ReturnType<typeof createMessages>

/** What these are called is the same in every language. */
const PRODUCTS: Partial<Record<DeviceKind, string>> = {
  iphone: 'iPhone',
  ipad: 'iPad',
  android: 'Android',
  mac: 'Mac',
  windows: 'Windows PC',
}

/**
 * The sentences of one language with their numbers and names put in.
 * @param computer the name of the computer that receives
 */
export function createMessages(texts: Texts, language: Language, computer: string) {
  const numbers = numbersIn(language)
  const { count, bytes } = numbers
  const isolate = directionOf(language) === 'rtl' ? isolated : (text: string) => text

  const say = (key: TextKey, ...values: string[]) => fill(texts[key], values.map(isolate))
  const sayMany = (key: TextKey, many: number, ...values: string[]) => {
    const [one = '', other = one] = texts[key].split('|')
    return fill(numbers.isOne(many) ? one : other, [count(many), ...values].map(isolate))
  }

  return {
    /** A sentence as it stands, or with names put in. */
    say,
    isolate,
    bytes,
    /** Width by height, in this order also where the language runs from right to left. */
    size: (width: number, height: number) => isolate(`${width} × ${height}`),
    megapixels: (pixels: number) =>
      say('megapixels', numbers.millions(pixels), numbers.compact(pixels)),
    bytesOf: (part: number, all: number) => `${isolate(bytes(part))} / ${isolate(bytes(all))}`,
    pace: (bytesPerSecond: number, secondsLeft: number) =>
      [numbers.bytesPerSecond(bytesPerSecond), say('left', numbers.time(secondsLeft))]
        .map(isolate)
        .join(' · '),
    savedOf: (saved: number, all: number) => say('savedOf', count(saved), count(all)),
    allSaved: (saved: number) => sayMany('allSaved', saved, computer),
    notSent: (failed: number) => sayMany('notSent', failed),
    trouble: (code: ErrorCode) => say(code, computer),
    deviceName: (colour: PhoneColour, kind: DeviceKind) =>
      fill(texts.deviceName, [texts[colour], PRODUCTS[kind] ?? texts.device]),
  }
}

const fill = (text: string, values: readonly string[]) =>
  text.replace(/\{(\d)\}/g, (_, at: string) => values[Number(at)] ?? '')

/** FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE (Unicode annex 9): a name keeps its own direction and order. */
const isolated = (text: string) => `\u2068${text}\u2069`
