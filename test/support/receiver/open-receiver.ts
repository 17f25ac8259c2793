import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ReceiverEvent } from '../../../contract/receiver-event'
import { type ReceiverOptions, readOptions, receiverOptions } from '../../../main/options'
import { createReceiver, type Receiver } from '../../../main/receiver'
import { freePort } from '../network/free-port'

export interface OpenReceiver {
  receiver: Receiver
  /** Ends in a slash. */
  url: string
  folder: string
  events: ReceiverEvent[]
  /** Names of the photos in the folder. */
  photosOnDisk(): Promise<string[]>
  /** Names of the unfinished parts. */
  partsOnDisk(): Promise<string[]>
  /** Starts a receiver on the same folders. */
  open(port: number): Promise<Receiver>
  /** Stops it and starts it again on the same folders and port. */
  restart(): Promise<void>
  /** Does this while it is stopped; whatever comes of it, it runs again then. */
  whileClosed(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

const OUT = new URL('../../../out/', import.meta.url)

/** The receiver in this process, on loopback, with folders of its own. */
export async function openReceiver(
  args: string[] = [],
  more: Partial<ReceiverOptions> = {},
): Promise<OpenReceiver> {
  const home = await mkdtemp(join(tmpdir(), 'snapland-receiver-'))
  const folder = more.folder ?? join(home, 'photos')
  const events: ReceiverEvent[] = []
  const open = async (port: number) => {
    const options = readOptions([
      '--host',
      '127.0.0.1',
      '--port',
      `${port}`,
      '--name',
      'Test',
      ...args,
    ])
    const around = { pictures: home, data: join(home, 'data'), computer: 'Test', out: OUT }
    const receiver = await createReceiver({ ...receiverOptions(options, around), folder, ...more })
    receiver.onEvent((event) => events.push(event))
    return receiver
  }
  const list = async (path: string) =>
    (await readdir(path)).filter((name) => name !== '.snapland-incoming').sort()

  const opened: OpenReceiver = {
    receiver: await open(await freePort()),
    url: '',
    folder,
    events,
    photosOnDisk: () => list(folder),
    open,
    partsOnDisk: () => list(join(folder, '.snapland-incoming')),
    restart: () => opened.whileClosed(async () => {}),
    async whileClosed(work) {
      const { port } = opened.receiver.listening()
      await opened.receiver.close()
      try {
        await work()
      } finally {
        opened.receiver = await open(port)
      }
    },
    async close() {
      await opened.receiver.close()
      await rm(home, { recursive: true })
    },
  }
  opened.url = opened.receiver.listening().url
  return opened
}
