import { until } from '../until'
import { startBus, startBusService } from './bus'

/**
 * What a desktop was told. `size` and `colour` are those of the picture in a notification: pixels,
 * mean red, green and blue.
 */
export type Told =
  | {
      told: 'notification'
      id: number
      title: string
      body: string
      size: [number, number] | null
      colour: [number, number, number] | null
    }
  | { told: 'closed'; id: number }
  | { told: 'tray' }
  | { told: 'tray-gone' }
  /** `icon`: its width, pixels. */
  | { told: 'menu'; labels: string[]; icon: number }
  | { told: 'tooltip'; title: string }
  | { told: 'error'; message: string }

type ToldOf<Kind extends Told['told']> = Extract<Told, { told: Kind }>

export interface DesktopSession {
  /** The value of DBUS_SESSION_BUS_ADDRESS. */
  bus: string
  all<Kind extends Told['told']>(kind: Kind): ToldOf<Kind>[]
  /** Waits until it was told this often, and answers the last. */
  told<Kind extends Told['told']>(kind: Kind, times?: number): Promise<ToldOf<Kind>>
  clickNotification(id: number): void
  clickTray(): void
  /** The menu of the icon in the tray, as a panel reads it. */
  menu(): Promise<ToldOf<'menu'>>
  /** What the icon in the tray says while the pointer rests on it. */
  tooltip(): Promise<string>
  /** Clicks the entry whose label begins so. */
  choose(label: string): void
  close(): Promise<void>
}

/** A session bus with notifications and a tray on it. */
export async function startDesktopSession(): Promise<DesktopSession> {
  const bus = await startBus()
  const told: Told[] = []
  const desktop = await startBusService(bus, 'desktop_session.py', (line) =>
    told.push(JSON.parse(line)),
  )
  const say = (command: object) => desktop.say(JSON.stringify(command))
  const read = <Kind extends 'menu' | 'tooltip'>(kind: Kind) => {
    const before = all(kind).length
    say({ do: `read-${kind}` })
    return toldOf(kind, before + 1)
  }
  const all = <Kind extends Told['told']>(kind: Kind) =>
    told.filter((each): each is ToldOf<Kind> => each.told === kind)
  const toldOf = <Kind extends Told['told']>(kind: Kind, times = 1) =>
    until(`${kind} ${times} times`, () => {
      const [error] = all('error')
      if (error) throw new Error(error.message)
      return all(kind).length >= times && all(kind).at(-1)
    })
  return {
    bus: bus.address,
    all,
    told: toldOf,
    clickNotification: (id) => say({ do: 'click-notification', id }),
    clickTray: () => say({ do: 'click-tray' }),
    menu: () => read('menu'),
    tooltip: async () => (await read('tooltip')).title,
    choose: (label) => say({ do: 'choose', label }),
    async close() {
      for (const each of [desktop, bus]) await each.close()
    },
  }
}
