import { join } from 'node:path'
import { startFaultProxy } from '../../test/support/network/fault-proxy'
import { LAPTOP, type OpenPhone, WIFI } from '../../test/support/phone/phone-browser'
import { PHONE_BROWSERS } from '../../test/support/phone/phone-browsers'
import { type PhoneState, throughAllStates } from '../../test/support/phone/phone-states'
import { paintAlbum } from '../../test/support/photos/painted-photos'
import { startTerminalReceiver } from '../../test/support/receiver/terminal-receiver'
import { makeHome } from '../../test/support/window/home'
import { FEW, LATER } from './album'
import { THEMES, takePicture } from './studio'

interface Series {
  language: 'ar-EG' | 'en-US' | 'ko-KR'
  width?: number
  forcesColours?: boolean
  states: readonly PhoneState[]
}

const COMPUTERS = { 'ar-EG': 'حاسوب مينا', 'en-US': 'Mina’s laptop', 'ko-KR': '미나의 노트북' }
const USUAL = ['empty', 'sending', 'done'] as const

/** Three languages, one of them from right to left, three widths, and the rarer states once. */
const IN_CHROMIUM: readonly Series[] = [
  { language: 'ar-EG', states: USUAL },
  { language: 'ko-KR', states: [...USUAL, 'name', 'unreachable'] },
  { language: 'en-US', states: [...USUAL, 'name', 'preparing', 'paused', 'unreachable'] },
  { language: 'en-US', width: 320, states: USUAL },
  { language: 'en-US', width: 430, states: USUAL },
  { language: 'en-US', forcesColours: true, states: ['name', 'sending', 'done'] },
]

/** The same page as Safari's nearest relative draws it. */
const IN_WEBKIT: readonly Series[] = [
  { language: 'en-US', states: [...USUAL, 'name'] },
  { language: 'ko-KR', states: ['done'] },
  { language: 'ar-EG', states: ['done'] },
  { language: 'en-US', width: 320, states: ['sending'] },
  { language: 'en-US', width: 430, states: ['done'] },
]

/** Bytes a second: slow enough that a photo is still on its way when its picture is taken. */
const SLOW_WIFI = 600_000

/**
 * The phone page alone, as
 * `<folder>/phone-<state>-<theme>-<language>[-<width>][-forced][-webkit].png`.
 */
export async function takePhonePages(
  folder: string,
  isWanted: (series: Series) => unknown = () => true,
): Promise<void> {
  const [[, openChromium], [, openWebKit]] = PHONE_BROWSERS
  for (const colorScheme of THEMES) {
    const take = async (open: OpenPhone, series: Series, ending: string) => {
      if (isWanted(series)) await takeSeries(open, { ...series, colorScheme }, folder, ending)
    }
    for (const series of IN_CHROMIUM) await take(openChromium, series, '')
    for (const series of IN_WEBKIT) await take(openWebKit, series, '-webkit')
  }
}

async function takeSeries(
  openPhone: OpenPhone,
  { states, ...settings }: Series & { colorScheme: 'light' | 'dark' },
  folder: string,
  ending: string,
) {
  const { language, width, forcesColours, colorScheme } = settings
  const home = await makeHome()
  const album = await paintAlbum({ ...FEW, ...LATER })
  const named = ['--name', COMPUTERS[language]]
  const receiver = await startTerminalReceiver(home, ['--allow-host', LAPTOP, ...named])
  const { port, url } = receiver.listening
  const wifi = await startFaultProxy({ port }, { host: WIFI, port })
  const phone = await openPhone(port, settings)
  await phone.open(new URL(url).pathname)
  // So that each run gives the phone the same colour.
  await phone.click('summary')
  await phone.click('[value=green]')
  await phone.click('h1')

  const paths = album.photos.map(({ path }) => path)
  const of = [language.slice(0, 2), width ?? [], forcesColours ? 'forced' : []].flat().join('-')
  const look = async (state: PhoneState) => {
    if (!states.includes(state)) return
    const name = `phone-${state}-${colorScheme}-${of}${ending}.png`
    const evaluate = (expression: string) => phone.evaluate(`await ${expression}`)
    await takePicture({ ...phone, evaluate }, join(folder, name))
  }
  await throughAllStates(phone, wifi, paths, look, { speed: SLOW_WIFI, refused: false })
  for (const thing of [phone, wifi, receiver, album, home]) await thing.close()
}
