import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Finding } from '../contract/diagnosis'
import { MESSAGES_MS, type PhoneMessage, type Receiving } from '../contract/handed'
import type { Phone, Photo, Sender } from '../contract/photo'
import type { Listening, ReceiverEvent } from '../contract/receiver-event'
import { type ChosenNetwork, PICKER } from '../contract/settings'
import { ACCESS_FILE, createTokenLifetime, openAccess } from './access/access'
import { createSenderAccess } from './access/sender-access'
import { createTries } from './access/tries'
import { DAY_MS, systemClock } from './base/clock'
import { type Closers, createClosers } from './base/closers'
import { AppError } from './base/errors'
import { createEvents } from './base/events'
import { certain, NOTHING_TO_DO, type Prepared, prepareAll } from './base/prepared'
import { lockDataFolder } from './base/single-instance'
import { dataFolderAt } from './base/usable-folder'
import { type Commands, createCommands } from './commands/commands'
import { createRunner } from './commands/runner'
import { createHandover, type Handover } from './handover/handover'
import { createMessages } from './handover/messages'
import { holdsToken } from './http/host-check'
import { openLater, openPhoneServer } from './http/phone-server'
import { createPhones } from './http/phones'
import { createSenderOf } from './http/sender'
import { createSenderNames } from './http/sender-names'
import { resultParagraph } from './http/wait-for-result'
import type { InnerPicture } from './image/inner-picture'
import { createMeasurer } from './image/measure'
import { createDiskThreads } from './library/disk-threads'
import { createNewestPhotos } from './library/newest-photos'
import { openPhotoIndex } from './library/photo-index'
import { createPictureCache, type PictureCache } from './library/picture-cache'
import { usableReceivingFolder } from './library/receiving-folder'
import { keptCertificate } from './network/kept-certificate'
import { portCandidates } from './network/listen'
import { mostConnections, openFilesLimit } from './network/open-files'
import { openNetwork } from './network/own-network'
import type { LiveOptions, ReceiverOptions } from './options'
import { withBatches } from './uploads/batches'
import { type FolderInbox, type KnownPhotos, openFolderInbox } from './uploads/folder-inbox'

type ForCommands = 'markDamaged' | 'expectResult' | 'setResult'

export interface Receiver extends Omit<KnownPhotos, ForCommands> {
  /** Runs the command for these photos, whether it has run for them or not. */
  runCommand(photoIds: readonly string[]): void
  /** The pictures that came with results, by the ids of their photos. */
  resultPictures: Pick<PictureCache, 'find' | 'folder'>
  /** What to decode of a photo instead of its file; null where there is none, or it is gone. */
  findInnerPicture(photoId: string): Promise<InnerPicture | null>
  /**
   * Reads the data of a JPEG to their end. Where they do not make its picture it is damaged: event
   * `corrected`.
   */
  checkWhole(photoId: string): Promise<void>
  listening(): Listening
  /** Asks the system why phones may not come; the likeliest cause first. */
  diagnose(): Promise<Finding[]>
  /** The password of the Wi-Fi of the code; null where the system does not tell it. */
  wifiPassword(): Promise<string | null>
  /** Why it runs with `instead` of the folder or the port it should have; null: it has both. */
  startError: unknown
  /**
   * Prepares a change while all goes on. Once it is in force, each part of the receiver has done
   * what concerns it, and nothing else: a request under way goes on to its end, except into a
   * folder that is no longer the receiving one.
   * @throws AppError when the folder or the port cannot be had
   */
  prepare(change: Partial<LiveOptions>): Promise<Prepared>
  phones(): Phone[]
  /**
   * Rotates the token. Requests with the old one get 404, and those under way end. What came so far
   * is kept; what was only announced is given up.
   */
  renewCode(): Promise<void>
  /** Opens the typing of the digits that too many wrong ones have closed. */
  openTyping(): void
  /**
   * While stopped no photo begins and none goes on; what came so far is kept, and phones try again
   * by themselves.
   */
  setStopped(stopped: boolean): Promise<void>
  /** Puts this network's address into the code whenever it is there; null: the best one. */
  preferNetwork(network: ChosenNetwork | null): void
  /**
   * Takes nothing more from this sender in this run of the program, and gives up what it has not
   * finished.
   */
  removePhone(senderId: string): Promise<void>
  /** It was removed by mistake: it may do what it might before. */
  readmitPhone(senderId: string): void
  /**
   * The same as `removePhone` while it is off the wall; afterwards it may do what it might before.
   * What it had not finished it has to send again.
   */
  setPhoneOffWall(senderId: string, isOff: boolean): Promise<void>
  /** Waits no longer for what a phone that is lost has not sent. */
  dismissPhone(senderId: string): void
  /** Whether each phone has to be allowed before it can send, in this run of the program. */
  setAskFirst(askFirst: boolean): void
  /** The phones that wait to be allowed. */
  asking(): Sender[]
  /** Refused is removed. */
  answerPhone(senderId: string, allowed: boolean): Promise<void>
  /** What is handed to phones; event `handed`. */
  handover: Handover
  /** Tells the page of a phone something, if it is open. */
  tellPhone(phoneId: string, message: PhoneMessage): void
  /** Returns its unsubscribe. */
  onEvent(listener: (event: ReceiverEvent) => void): () => void
  /** Ends every connection; what unfinished uploads have received is kept. */
  close(): Promise<void>
}

const CHANGES_PHOTOS: ReadonlySet<ReceiverEvent['type']> = new Set([
  'saved',
  'corrected',
  'result',
  'starred',
  'removed',
  'restored',
  'folder-changed',
] as const)
/** Time to read a JPEG to its end, milliseconds; of one that takes longer nothing is said. */
const CHECK_MS = 20_000
/** How long pages have at most to hear the last message, milliseconds. */
const GOODBYE_MS = 500
/** All pictures that commands gave with their results; the oldest give way. */
const RESULT_PICTURES_BYTES = 64 * 1024 * 1024

/**
 * The whole receiver: wires network, http, uploads and library together and starts to listen.
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
  const { clock, host, instead, log } = options
  const report = (error: unknown) => log.error('The receiver goes on after an error:', error)
  const { emit: tell, onEvent } = createEvents<ReceiverEvent>()
  /** null while it is being opened. */
  let opened: FolderInbox | null = null
  const uploadsSoFar = () => opened?.uploads() ?? []
  const batches = withBatches(tell, clock, uploadsSoFar)
  onClose(batches.close)
  const emit = (event: ReceiverEvent) => {
    batches.emit(event)
    phones.follow(event)
  }
  let live: LiveOptions = options
  const failed: { folder?: unknown; port?: unknown } = {}

  // As long as the program: who may send, and what is known.
  const dataFolder = await dataFolderAt(options.dataFolder, ACCESS_FILE)
  onClose(await lockDataFolder(dataFolder))
  const access = await openAccess(dataFolder, options.token, clock.now)
  const senders = createSenderAccess(emit, clock.elapsed)
  const { nameOf, resume: resumeNames } = createSenderNames(clock.elapsed)
  const phones = createPhones({
    ...{ emit, clock, nameOf, isRemoved: senders.isRemoved, heldBy: senders.heldBy },
    uploads: uploadsSoFar,
    onClosed: (id) => handover.leave(id),
  })
  onClose(phones.close)
  const tries = createTries(
    clock,
    () => {
      access.renewCode()
      void announce()
    },
    () => void announce(),
  )
  onClose(tries.close)
  const measurer = createMeasurer(options.measureWorker, {
    now: clock.now,
    onCannotStart(cause) {
      const error = new AppError('NOT_MEASURED', { cause })
      log.error(error.message, error)
      options.onNotice({ code: 'NOT_MEASURED' })
    },
  })
  onClose(measurer.close)
  // In a thread of its own: what has just begun to arrive does not wait for it.
  const checker = createMeasurer(options.measureWorker, { timeoutMs: CHECK_MS })
  onClose(checker.close)
  const indexFile = join(dataFolder, 'photos.sqlite')
  const isNew = !existsSync(indexFile)
  const index = openPhotoIndex(indexFile, options.indexWorker, log)
  onClose(index.close)
  const disk = createDiskThreads(options.diskWorker, log, openFilesLimit())
  onClose(disk.close)

  const receiving = (
    state: Receiving['state'] = senders.isStopped() ? 'stopped' : 'open',
  ): Receiving => ({
    type: 'receiving',
    state,
    accept: PICKER[live.accept],
    addresses: origins(),
  })
  const messages = createMessages({
    clock,
    waitMs: MESSAGES_MS,
    standing: () => (senders.isStopped() ? [receiving()] : []),
  })
  const tellReceiving = () => void messages.postAll(receiving())
  const handover = createHandover({ clock, emit, messages, measurer, isHere: phones.has })
  onClose(handover.cutAll)

  const newest = createNewestPhotos(
    join(dataFolder, 'newest.json'),
    () => ({ folder: opened?.folder() ?? '', photos: opened?.photos() ?? [] }),
    report,
  )
  onClose(newest.close)
  // After the port, which is opened before.
  onClose(() => opened?.close())

  // As long as the port: what phones reach. Who comes before the photos are known waits for them.
  let tellOpened = (_inbox: FolderInbox, _commands: Commands) => {}
  const whenOpen = new Promise<{ inbox: FolderInbox; commands: Commands }>((resolve) => {
    tellOpened = (inbox, commands) => {
      opened = inbox
      resolve({ inbox, commands })
    }
  })
  const lifetime = createTokenLifetime({
    access,
    hasOpenUploads: () => opened === null || opened.uploads().length > 0,
    now: clock.now,
    onRenewed: () => void announce(),
    onUsed: () => void keepAccess(),
  })
  onClose(lifetime.close)
  const network = openNetwork({
    ...{ host, clock, report },
    onWifiName: () => void announce().catch(report),
  })
  onClose(network.close)
  const { visits } = network
  onEvent((event) => {
    if (event.type === 'phone') visits.clear()
  })
  const app = openLater(async () => {
    const { openPhoneApp } = await import('./http/app')
    const { inbox, commands } = await whenOpen
    return openPhoneApp({
      inbox,
      phones,
      messages,
      handover,
      isRemoved: senders.isRemoved,
      senderOf: createSenderOf(access.secret, nameOf),
      pageFolder: options.pageFolder,
      computer: () => live.computer,
      accept: () => live.accept,
      maxBytes: options.maxBytes,
      code: access.code,
      token: lifetime.token,
      settled: commands.settled,
      onTokenUsed: access.wasUsed,
      tries: {
        ...tries,
        wasWrong(source) {
          visits.note({ type: 'wrong-digits' })
          tries.wasWrong(source)
        },
      },
      onMisled: visits.note,
      allowedHosts: server.allowedHosts,
      knownHosts: server.knownHosts,
      origins,
      scheme: server.scheme,
      onVisitor: () => emit({ type: 'visitor' }),
      report,
    })
  }, report)
  const server = await withSpare('port', options.port, instead?.port, (port) =>
    openPhoneServer(
      {
        host,
        certificate: keptCertificate(dataFolder, clock.now),
        handle: app,
        onMisled: visits.note,
        report,
        most: mostConnections(openFilesLimit()),
        isLocal: network.isLocal,
        knowsCode: (request) => holdsToken(request, lifetime.token()),
        elapsed: systemClock.elapsed,
        names: () => [...network.names(), ...options.allowHosts],
        knownNames: () => [...network.knownNames(), ...options.allowHosts],
      },
      { port, encrypted: options.encrypted },
      portCandidates(access.savedPort),
    ),
  )
  onClose(server.close)
  const { savedPort } = access
  const keepAccess = () => access.keep(server.port())
  const folder = await withSpare('folder', options.folder, instead?.folder, (chosen) =>
    usableReceivingFolder(chosen, dataFolder),
  )
  const wasNewest = (await newest.read(folder)) ?? (isNew ? [] : null)
  await Promise.all([tellFirst(folder, wasNewest), keepAccess()])
  onClose(keepAccess)

  // As long as the receiving folder: what has arrived, and what is on its way.
  const inbox = await withSpare('folder', folder, instead?.folder, (chosen) =>
    openFolderInbox(chosen, {
      ...options,
      template: () => live.template,
      accept: () => live.accept,
      index,
      disk,
      measurer,
      requireAllowed: senders.requireAllowed,
      emit,
    }),
  )
  const resultPictures = createPictureCache(
    join(dataFolder, 'results'),
    RESULT_PICTURES_BYTES,
    ['picture'],
    clock.now,
  )
  const commands = createCommands({
    photos: inbox,
    command: options.command,
    runner: createRunner(options.startCommandHost),
    measurer,
    pictures: resultPictures,
    now: clock.now,
    log,
  })
  // Before anybody else hears of a photo, so that all see whether a result will come.
  onEvent(commands.follow)
  onEvent((event) => {
    if (event.type !== 'result' || !event.photo.result) return
    const { id, sender, result } = event.photo
    if (!phones.has(sender.id)) return
    const message = { type: 'result', id, text: resultParagraph(result) } as const
    messages.post(sender.id, message, { subject: `result ${id}` })
  })

  const dayAgo = clock.now() - DAY_MS
  resumeNames(inbox.photos().filter(({ receivedAt }) => receivedAt > dayAgo))
  tellOpened(inbox, commands)
  onEvent(({ type }) => {
    if (CHANGES_PHOTOS.has(type)) newest.changed()
  })
  // What was written down may be of an earlier moment.
  newest.changed()
  network.follow(() => {
    tellReceiving()
    void server.followNames().catch(report).then(announce)
  })

  /** Opens something with the value that is asked for, else with its spare, and remembers why. */
  async function withSpare<Value, Opened>(
    what: keyof typeof failed,
    value: Value,
    spare: Value | undefined,
    open: (value: Value) => Promise<Opened>,
  ): Promise<Opened> {
    try {
      return await open(value)
    } catch (error) {
      if (spare === undefined || spare === value) throw error
      failed[what] ??= error
      return open(spare)
    }
  }

  function listening(): Listening {
    const told = network.told()
    const [token, code, port] = [lifetime.token(), access.code(), server.port()]
    const { toldName } = network
    return {
      url: `${server.scheme()}://${told.address.address}:${port}/${token}/`,
      token,
      code,
      folder: opened?.folder() ?? options.folder,
      port,
      localUrl: toldName ? `${server.scheme()}://${toldName}:${port}/` : null,
      ...told,
      stopped: senders.isStopped(),
      typingOpensAt: tries.opensAt(),
    }
  }

  /** Tells what can be shown before the photos are read, and waits until it is seen. */
  async function tellFirst(folder: string, newest: readonly Photo[] | null): Promise<void> {
    // A token that may be renewed is not shown: whether it is, the uploads say.
    if (newest !== null && lifetime.isAlive())
      await options.onFirst({ listening: { ...listening(), folder }, newest })
  }

  function origins(): string[] {
    return network.nearHosts().map((host) => `${server.scheme()}://${host}:${server.port()}`)
  }

  async function announce(): Promise<void> {
    emit({ type: 'listening', ...listening() })
    await keepAccess()
  }

  function prepare(change: Partial<LiveOptions>): Promise<Prepared> {
    const { folder, port, encrypted } = change
    const isMoving = port !== undefined || encrypted !== undefined
    return prepareAll([
      async () => (isMoving ? server.prepare({ port, encrypted }) : NOTHING_TO_DO),
      async () => (folder === undefined ? NOTHING_TO_DO : inbox.prepareFolder(folder)),
      async () =>
        certain(async () => {
          live = { ...live, ...change }
          if (change.template) void inbox.sync()
          if (change.command !== undefined) commands.set(change.command)
          if (change.accept !== undefined || folder !== undefined) tellReceiving()
          if (isMoving || folder !== undefined) await announce().catch(report)
        }),
    ])
  }

  // What runs is ended with the program.
  onClose(commands.close)
  // The first: pages say who is the cause, if they still hear it.
  onClose(async () => {
    const heard = new AbortController()
    const limit = delay(GOODBYE_MS, undefined, heard).catch(() => {})
    await Promise.race([messages.postAll(receiving('closed')), limit])
    heard.abort()
  })

  async function cutOff(senderId: string): Promise<void> {
    phones.remove(senderId)
    handover.cut(senderId)
    await inbox.giveUp(senderId, new AppError('REMOVED'))
  }
  async function removePhone(senderId: string): Promise<void> {
    senders.remove(senderId)
    await cutOff(senderId)
  }

  function tellPhone(phoneId: string, message: PhoneMessage): void {
    if (phones.has(phoneId)) messages.post(phoneId, message)
  }

  // Its results come after whoever opens the receiver has begun to listen.
  commands.resume()

  const { photos, photo, photoPath, photoFiles, jpegCopies, hide, restore } = inbox
  const { uploads, holdUpload, releaseUpload, giveUpUpload } = inbox

  return {
    listening,
    diagnose: () =>
      network.findCauses({
        port: server.port(),
        wantedPort: live.port ?? savedPort,
        isPhoneHere: phones.list().some(({ state }) => state !== 'lost'),
      }),
    wifiPassword: network.wifiPassword,
    startError: failed.folder ?? failed.port ?? null,
    prepare,
    photos,
    photo,
    photoPath,
    photoFiles,
    jpegCopies,
    hide,
    restore,
    forget(id) {
      inbox.forget(id)
      void resultPictures.forget(id).catch(report)
    },
    correctSize: inbox.correctSize,
    setStarred: inbox.setStarred,
    saveTurned: inbox.saveTurned,
    runCommand: commands.runAgain,
    resultPictures,
    async checkWhole(id) {
      const [known, path] = [photo(id), photoPath(id)]
      if (!path || known?.format !== 'jpeg' || known.isDamaged) return
      if (await checker.isGarbled(path)) inbox.markDamaged(id)
    },
    async findInnerPicture(id) {
      const [known, path] = [photo(id), photoPath(id)]
      return known && path ? measurer.findInnerPicture(path, known.format) : null
    },
    uploads,
    holdUpload,
    releaseUpload,
    giveUpUpload,
    phones: phones.list,
    openTyping: tries.open,
    async renewCode() {
      access.renew()
      tries.open()
      phones.clear()
      handover.cutAll()
      senders.withdrawQuestions()
      await announce()
      await inbox.interrupt(new AppError('NOT_FOUND'))
      await inbox.giveUpEmpty()
    },
    preferNetwork(wanted) {
      if (network.prefer(wanted)) void announce()
    },
    async setStopped(stopped) {
      senders.setStopped(stopped)
      tellReceiving()
      await announce()
      if (stopped) await inbox.interrupt(new AppError('PAUSED'))
    },
    removePhone,
    readmitPhone: senders.readmit,
    async setPhoneOffWall(senderId, isOff) {
      senders.setOffWall(senderId, isOff)
      if (isOff) await cutOff(senderId)
    },
    dismissPhone: phones.dismiss,
    setAskFirst(askFirst) {
      senders.setAskFirst(askFirst)
      if (!askFirst) tellReceiving()
    },
    asking: senders.asking,
    async answerPhone(senderId, allowed) {
      if (!allowed) return void (await removePhone(senderId))
      senders.allow(senderId)
      tellPhone(senderId, receiving())
    },
    handover,
    tellPhone,
    onEvent,
    close,
  }
}
