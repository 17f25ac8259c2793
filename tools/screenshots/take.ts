import { join } from 'node:path'
import { type AndroidPhone, startAndroidPhone } from '../../test/support/android-phone'
import { type DesktopApp, startDesktopApp } from '../../test/support/desktop-app'
import { makeHome } from '../../test/support/home'
import { type PhoneAlbum, paintAlbum } from '../../test/support/painted-photos'
import { pickFiles } from '../../test/support/pick-files'
import { scan } from '../../test/support/scan'
import { until } from '../../test/support/until'
import { startXDisplay } from '../../test/support/x-display'
import { ALBUM, LATER } from './album'
import { createStudio } from './studio'

/** The computer's name, and the phone page's two buttons, as a person reads them. */
const LANGUAGES = {
  en: { computer: 'Mina’s laptop', choose: 'Choose photos', chooseMore: 'Choose more photos' },
  ko: { computer: '미나의 노트북', choose: '사진 선택', chooseMore: '사진 더 선택' },
}
type Language = keyof typeof LANGUAGES

/** Bytes a second: slow enough that a photo is still on its way when its picture is taken. */
const SLOW_WIFI = 120_000

/** The window and the phone page in each of their states, in every language. */
export async function takeScreenshots(folder: string): Promise<void> {
  await takeIn('en', folder)
  await takeIn('ko', folder)
}

async function takeIn(language: Language, folder: string): Promise<void> {
  const { computer, choose, chooseMore } = LANGUAGES[language]
  const display = await startXDisplay()
  const home = await makeHome()
  const album = await paintAlbum(ALBUM)
  const later = await paintAlbum(LATER)
  const desktop = await startDesktopApp({
    display,
    home,
    language,
    args: [
      ...['--host', '192.168.0.12', '--name', computer],
      ...['--folder', join(home.path, 'Pictures', 'Snapland')],
    ],
  })
  const phone = await startAndroidPhone({ language })
  const studio = createStudio(desktop, phone, folder, language)

  const url = await scan(display)
  await studio.takeWindow('empty')

  await phone.page.goto(url)
  await studio.takePhone('empty')

  await pickFiles(phone.page, choose, pathsIn(album))
  await picturesShown(desktop, album.photos.length)
  await studio.takePhone('done')
  await studio.takeWindow('three')

  await slowDown(phone)
  await pickFiles(phone.page, chooseMore, pathsIn(later))
  await until('a third of it to arrive', async () => (await shareSent(phone)) > 1 / 3)
  await studio.takeWindow('arriving')
  await studio.takePhone('sending')

  for (const thing of [phone, desktop, later, album, home, display]) await thing.close()
}

const pathsIn = ({ photos }: PhoneAlbum) => photos.map(({ path }) => path)

function picturesShown({ window }: DesktopApp, count: number): Promise<unknown> {
  return until(`${count} pictures in the window`, () =>
    window.evaluate<boolean>(
      `Array.from(document.images).filter((image) => image.naturalWidth > 0).length === ${count}`,
    ),
  )
}

/** 0 to 1, as the phone page shows it in its last row that is sending. */
function shareSent({ page }: AndroidPhone): Promise<number> {
  return page.evaluate<number>(
    'Math.max(...Array.from(document.querySelectorAll("li progress:not([hidden])"), (bar) => bar.value))',
  )
}

async function slowDown({ context, page }: AndroidPhone): Promise<void> {
  const session = await context.newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 0,
    downloadThroughput: -1,
    uploadThroughput: SLOW_WIFI,
  })
}
