import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import type { Phone, Sender } from '../contract/photo'
import type { Listening, ReceiverEvent } from '../contract/receiver-event'
import type { ChosenNetwork } from '../contract/settings'
import { openAccess } from './access/access'
import { createSenderAccess } from './access/sender-access'
import { createTokenLifetime } from './access/token-lifetime'
import { type Closers, createClosers } from './base/closers'
import { AppError } from './base/errors'
import { createEvents } from './base/events'
import { lockDataFolder } from './base/single-instance'
import { usableFolder } from './base/usable-folder'
import { hostSet } from './http/host-check'
import { openLater } from './http/open-later'
import { createPhoneServer } from './http/phone-server'
import { createPhones } from './http/phones'
import { createMeasurer } from './image/measure'
import { openPhotoIndex } from './library/photo-index'
import { keptCertificate } from './network/certificate/kept-certificate'
import { currentAddresses, isOnLoopback } from './network/current-addresses'
import { listen, portCandidates } from './network/listen'
import { isLocalPeer } from './network/peer'
import { createShownAddresses } from './network/shown-addresses'
import { watchAddresses } from './network/watch-addresses'
import type { ReceiverOptions } from './receiver-options'
import { type Inbox, openInbox } from './uploads/inbox'

/** What the inbox knows, and what people do with it. */
type Known = Pick<
  Inbox,
  | 'uploads'
  | 'photos'
  | 'photo'
  | 'photoPath'
  | 'photoFiles'
  | 'jpegCopies'
  | 'hide'
  | 'restore'
  | 'forget'
>

export interface Receiver extends Known {
  listening(): Listening
  phones(): Phone[]
  /** Kills the code at once: who has only the old one gets 404, and what is being sent with it ends. What came so far is kept. */
  renewCode(): Promise<void>
  /** While stopped no photo begins and none goes on; what came so far is kept, and phones try again by themselves. */
  setStopped(stopped: boolean): Promise<void>
  /** Puts this network's address into the code whenever it is there; null: the best one. */
  preferNetwork(network: ChosenNetwork | null): void
  /** Takes nothing more from this sender in this run of the program, and gives up what it has not finished. */
  removePhone(senderId: string): Promise<void>
  /** Whether each phone has to be allowed before it can send, in this run of the program. */
  setAskFirst(askFirst: boolean): void
  /** The phones that wait to be allowed. */
  asking(): Sender[]
  /** Refused is removed. */
  answerPhone(senderId: string, allowed: boolean): Promise<void>
  /** Returns its unsubscribe. */
  onEvent(listener: (event: ReceiverEvent) => void): () => void
  /** Ends every connection; what unfinished uploads have received is kept. */
  close(): Promise<void>
}

/**
 * The whole receiver: wires network, http, inbox and image together and starts to listen.
 * @throws AppError when the folder cannot be used or the port is taken
 */
export async function createReceiver(options: ReceiverOptions): Promise<Receiver> {
  const closers = createClosers()
  try {
    return await openReceiver(options, closers)
  } catch (error) {
    await closers.close()
    throw error
  }
}

async function openReceiver(
  options: ReceiverOptions,
  { add: onClose, close }: Closers,
): Promise<Receiver> {
  const folder = await usableFolder(options.folder)
  const dataFolder = await usableFolder(options.dataFolder)
  onClose(await lockDataFolder(dataFolder))
  const { clock } = options
  const access = await openAccess(dataFolder, options.token, clock.now)
  const { emit, onEvent } = createEvents<ReceiverEvent>()

  const measurer = createMeasurer(options.measureWorker, { now: clock.now })
  onClose(measurer.close)
  const index = openPhotoIndex(join(dataFolder, 'photos.sqlite'), folder)
  onClose(index.close)
  const senders = createSenderAccess(emit, options.decisions)
  const inbox = await openInbox({
    ...options,
    template: () => options.template,
    anyFile: () => options.anyFile,
    folder,
    index,
    measurer,
    requireAllowed: senders.requireAllowed,
    emit,
  })
  onClose(inbox.close)
  const phones = createPhones(emit, clock, senders.isRemoved)
  onClose(phones.close)
  const lifetime = createTokenLifetime({
    access,
    hasOpenUploads: () => inbox.uploads().length > 0,
    now: clock.now,
    onRenewed: () => void announce(),
    onUsed: () => void access.keep(port),
  })
  onClose(lifetime.close)

  const addresses = createShownAddresses(() => currentAddresses(options.host))
  const names = () => [
    ...addresses.all().map(({ address }) => address),
    ...(isOnLoopback(options.host) ? ['127.0.0.1', 'localhost'] : []),
    ...options.allowHosts,
  ]
  const scheme = options.encrypted ? 'https' : 'http'
  const allowedHosts = () => hostSet(names(), port, scheme)
  const report = (error: unknown) => console.error(error)
  const handle = openLater(async () => {
    const { openPhoneApp } = await import('./http/phone-app')
    return openPhoneApp({
      inbox,
      phones,
      pageFolder: options.pageFolder,
      computer: () => options.computer,
      anyFile: options.anyFile,
      maxBytes: options.maxBytes,
      code: access.code,
      token: lifetime.token,
      onTokenUsed: access.wasUsed,
      elapsed: clock.elapsed,
      onGuessing() {
        access.renewCode()
        void announce()
      },
      allowedHosts,
      scheme,
      onVisitor: () => emit({ type: 'visitor' }),
      report,
    })
  }, report)
  const phoneServer = await createPhoneServer({
    certificate: options.encrypted ? keptCertificate(dataFolder, clock.now) : null,
    handle,
    isLocal: (address) => isLocalPeer(address, networkInterfaces()),
    names,
    allowedHosts,
  })
  const port = await listen(phoneServer.server, {
    host: options.host,
    port: options.port,
    candidates: portCandidates(access.savedPort),
  })
  onClose(phoneServer.close)

  const listening = (): Listening => {
    const address = addresses.shown()
    const [token, code] = [lifetime.token(), access.code()]
    const url = `${scheme}://${address.address}:${port}/${token}/`
    return {
      url,
      token,
      code,
      folder,
      port,
      address,
      addresses: addresses.all(),
      stopped: senders.isStopped(),
    }
  }
  const announce = async () => {
    emit({ type: 'listening', ...listening() })
    await access.keep(port)
  }
  await access.keep(port)
  onClose(() => access.keep(port))
  if (options.host === null) {
    const onChange = () => {
      addresses.refresh()
      void phoneServer.followNames().catch(report).then(announce)
    }
    onClose(watchAddresses(() => currentAddresses(null), onChange))
  }

  const removePhone = async (senderId: string) => {
    senders.remove(senderId)
    phones.remove(senderId)
    await inbox.giveUp(senderId, new AppError('REMOVED'))
  }
  const { photos, photo, photoPath, photoFiles, jpegCopies, hide, restore, forget, uploads } = inbox
  return {
    listening,
    photos,
    photo,
    photoPath,
    photoFiles,
    jpegCopies,
    hide,
    restore,
    forget,
    uploads,
    phones: phones.list,
    async renewCode() {
      access.renew()
      phones.clear()
      await announce()
      await inbox.interrupt(new AppError('NOT_FOUND'))
    },
    preferNetwork(network) {
      const before = addresses.shown()
      addresses.prefer(network)
      if (addresses.shown() !== before) void announce()
    },
    async setStopped(stopped) {
      senders.setStopped(stopped)
      await announce()
      if (stopped) await inbox.interrupt(new AppError('PAUSED'))
    },
    removePhone,
    setAskFirst: senders.setAskFirst,
    asking: senders.asking,
    async answerPhone(senderId, allowed) {
      if (allowed) senders.allow(senderId)
      else await removePhone(senderId)
    },
    onEvent,
    close,
  }
}
