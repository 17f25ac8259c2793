import { join } from 'node:path'
import { startAndroidPhone } from '../../test/support/android-phone'
import { makeHome } from '../../test/support/home'
import { paintAlbum } from '../../test/support/painted-photos'
import { LAPTOP } from '../../test/support/phone-browser'
import { type PhoneState, throughAllStates } from '../../test/support/phone-states'
import { startTerminalReceiver } from '../../test/support/terminal-receiver'
import { FEW, LATER } from './album'
import { THEMES, takePicture } from './studio'

interface Series {
  language: string
  computer: string
  width?: number
  states: readonly PhoneState[]
}

/** Three languages, one of them from right to left, three widths, and the rarer states once. */
const SERIES: readonly Series[] = [
  { language: 'ar', computer: 'حاسوب مينا', states: ['empty', 'sending', 'done'] },
  {
    language: 'ko',
    computer: '미나의 노트북',
    states: ['empty', 'name', 'sending', 'unreachable', 'done'],
  },
  {
    language: 'en',
    computer: 'Mina’s laptop',
    states: ['empty', 'name', 'preparing', 'sending', 'paused', 'unreachable', 'done'],
  },
  { language: 'en', computer: 'Mina’s laptop', width: 320, states: ['empty', 'sending', 'done'] },
  { language: 'en', computer: 'Mina’s laptop', width: 430, states: ['empty', 'sending', 'done'] },
]

/** Bytes a second: slow enough that a photo is still on its way when its picture is taken. */
const SLOW_WIFI = 250_000

/** The phone page alone, as `<folder>/phone-<state>-<theme>-<language>[-<width>].png`. */
export async function takePhonePages(
  folder: string,
  isWanted: (series: Series) => unknown = () => true,
): Promise<void> {
  for (const series of SERIES.filter(isWanted)) await takeSeries(series, folder)
}

async function takeSeries({ language, computer, width, states }: Series, folder: string) {
  const home = await makeHome()
  const album = await paintAlbum({ ...FEW, ...LATER })
  const receiver = await startTerminalReceiver(home, ['--allow-host', LAPTOP, '--name', computer])
  const phone = await startAndroidPhone({
    language,
    hosts: [LAPTOP],
    ...(width === undefined ? {} : { width }),
  })
  // So that each run gives the phone the same colour.
  await phone.page.addInitScript('Math.random = () => 0.5')
  await phone.page.goto(receiver.listening.url.replace('127.0.0.1', LAPTOP))

  const paths = album.photos.map(({ path }) => path)
  const look = async (state: PhoneState) => {
    if (!states.includes(state)) return
    for (const colorScheme of THEMES) {
      await phone.page.emulateMedia({ colorScheme })
      const name = [`phone-${state}-${colorScheme}-${language}`, ...(width ? [width] : [])].join(
        '-',
      )
      await takePicture(phone.page, join(folder, `${name}.png`))
    }
  }
  await throughAllStates(phone, paths, look, { speed: SLOW_WIFI, refused: false })
  for (const thing of [phone, receiver, album, home]) await thing.close()
}
