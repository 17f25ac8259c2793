import { countingIn } from '../../../contract/counting'
import { troubles } from '../../../contract/troubles/en'

const { count } = countingIn('en')
const photos = (n: number) => count(n, { one: '# photo', other: '# photos' })

/** English; its type is what every other language must fill. */
export const en = {
  /** Above a trouble, where there is no window yet. */
  cannotStart: 'Snapland cannot start',
  troubles,

  quitTitle: 'Photos are still arriving.',
  quitText: (n: number) =>
    `${photos(n)} would stop here. What arrived is kept, and goes on when Snapland is started again within a day.`,
  quitNow: 'Quit',
  goOn: 'Keep receiving',

  photos,
  /** Where some of them are no photos. */
  files: (n: number) => count(n, { one: '# file', other: '# files' }),
  phones: (n: number) => count(n, { one: '# phone', other: '# phones' }),
  from: (what: string, who: string) => `${what} from ${who}`,
  /** What the icon on the taskbar means. */
  unseen: (n: number) => count(n, { one: '# new photo', other: '# new photos' }),

  goesOnTitle: 'Snapland goes on receiving.',
  goesOnText: 'Its icon in the tray opens the window again, and quits.',
  open: 'Open Snapland',
  copyAddress: (address: string) => `Copy address ${address}`,
  copyCode: (code: string) => `Copy code ${code}`,
  stop: 'Stop receiving',
  resume: 'Resume receiving',
  quit: 'Quit Snapland',
}
