import { startBus, startBusService } from './bus'

/** A session bus as desktops have one, with a file manager on it. */
export interface SessionBus {
  /** The value of DBUS_SESSION_BUS_ADDRESS. */
  address: string
  /** `file://` addresses that the file manager was asked to show, call by call. */
  shown(): string[][]
  close(): Promise<void>
}

export async function startSessionBus(): Promise<SessionBus> {
  const bus = await startBus()
  const calls: string[][] = []
  const manager = await startBusService(bus, 'file_manager.py', (line) =>
    calls.push(JSON.parse(line)),
  )
  return {
    address: bus.address,
    shown: () => calls,
    async close() {
      for (const each of [manager, bus]) await each.close()
    },
  }
}
