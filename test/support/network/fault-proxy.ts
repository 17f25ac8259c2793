import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/**
 * A stretch of bad network between a phone and the laptop: a TCP proxy on loopback that can be told
 * to fail.
 */
export interface FaultProxy {
  port: number
  /** Bytes from the phone that have passed. */
  passed(): number
  /**
   * Ends every connection after this many more bytes from the phone; each call cuts once.
   */
  cutAfter(bytes: number): void
  /**
   * Nothing passes any more in either direction, and nobody is told: a phone that walked out of the
   * Wi-Fi.
   */
  swallowEverything(): void
  /** The laptop's next answers are lost: the connection ends in their place. */
  loseReplies(count: number): void
  /** The laptop's answers are held back until `heal`. */
  holdReplies(): void
  /** Of what the phones send, this many more bytes pass; what follows waits until `heal`. */
  holdAfter(bytes: number): void
  /** Of what the phone sends no more than this many bytes pass in a second, until `heal`. */
  slowTo(bytesPerSecond: number): void
  /**
   * Connections of now are dead for the phone, and it is not told; new ones pass: a phone that
   * slept.
   */
  strand(): void
  /** All passes again. */
  heal(): void
  cuts(): number
  /**
   * All that has passed since this call, in both directions: what somebody on the same Wi-Fi hears.
   */
  listenIn(): () => Buffer
  close(): Promise<void>
}

/**
 * @param address where it listens; a browser knows the laptop by its port, so there is 127.0.0.2
 * with the laptop's own port
 */
export async function startFaultProxy(
  target: { port: number },
  address = { host: '127.0.0.1', port: 0 },
  localAddress = '127.0.0.1',
): Promise<FaultProxy> {
  const pairs = new Set<[phone: Socket, laptop: Socket]>()
  let passed = 0
  let cutAt = Number.POSITIVE_INFINITY
  let holdAt = Number.POSITIVE_INFINITY
  const waiting = new Set<Socket>()
  let isBlackHole = false
  let repliesToLose = 0
  let held: (() => void)[] | null = null
  let speed = Number.POSITIVE_INFINITY
  let busyUntil = 0
  let cuts = 0
  const listeners: Buffer[][] = []
  const overhear = (chunk: Buffer) => {
    for (const heard of listeners) heard.push(chunk)
  }
  const stranded = new Set<Socket>()

  const endAll = () => {
    for (const [phone, laptop] of pairs) {
      phone.resetAndDestroy()
      laptop.resetAndDestroy()
    }
    pairs.clear()
  }

  const server = createServer((phone) => {
    const laptop = connect({
      host: '127.0.0.1',
      port: target.port,
      localAddress,
    })
    const pair: [Socket, Socket] = [phone, laptop]
    pairs.add(pair)
    const forget = () => {
      if (stranded.has(phone)) return
      pairs.delete(pair)
      phone.destroy()
      laptop.destroy()
    }
    phone.on('error', forget).on('close', forget)
    laptop.on('error', forget).on('close', forget)
    phone.on('data', (chunk: Buffer) => {
      if (isBlackHole || stranded.has(phone)) return
      const room = Math.min(cutAt, holdAt) - passed
      const through = chunk.subarray(0, Math.max(0, room))
      passed += through.length
      overhear(through)
      busyUntil = Math.max(busyUntil, Date.now()) + (through.length * 1000) / speed
      const wait = busyUntil - Date.now()
      if (!laptop.write(through) || wait >= 1) {
        phone.pause()
        if (wait >= 1) setTimeout(() => phone.resume(), wait)
        else laptop.once('drain', () => phone.resume())
      }
      if (passed >= cutAt) {
        cutAt = Number.POSITIVE_INFINITY
        cuts += 1
        endAll()
      } else if (passed >= holdAt) {
        phone.pause()
        phone.unshift(chunk.subarray(through.length))
        waiting.add(phone)
      }
    })
    laptop.on('data', (chunk: Buffer) => {
      if (isBlackHole) return
      if (repliesToLose > 0) {
        repliesToLose -= 1
        phone.resetAndDestroy()
        laptop.end()
        return
      }
      overhear(chunk)
      if (held) held.push(() => phone.write(chunk))
      else phone.write(chunk)
    })
    phone.on('end', () => laptop.end())
    laptop.on('end', () => phone.end())
  })
  server.listen(address.port, address.host)
  await once(server, 'listening')

  return {
    port: (server.address() as AddressInfo).port,
    passed: () => passed,
    cutAfter(bytes) {
      cutAt = passed + Math.floor(bytes)
    },
    holdAfter(bytes) {
      holdAt = passed + Math.floor(bytes)
    },
    swallowEverything() {
      isBlackHole = true
    },
    loseReplies(count) {
      repliesToLose = count
    },
    holdReplies() {
      held ??= []
    },
    slowTo(bytesPerSecond) {
      speed = bytesPerSecond
    },
    strand() {
      for (const [phone, laptop] of pairs) {
        stranded.add(phone)
        laptop.resetAndDestroy()
      }
    },
    heal() {
      isBlackHole = false
      repliesToLose = 0
      speed = Number.POSITIVE_INFINITY
      busyUntil = 0
      for (const reply of held ?? []) reply()
      held = null
      cutAt = Number.POSITIVE_INFINITY
      holdAt = Number.POSITIVE_INFINITY
      for (const phone of waiting) phone.resume()
      waiting.clear()
    },
    cuts: () => cuts,
    listenIn() {
      const heard: Buffer[] = []
      listeners.push(heard)
      return () => Buffer.concat(heard)
    },
    async close() {
      endAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
