import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'

/** What was on the screen from one change of the facts to the next. */
export interface Scene<Facts> {
  /** Milliseconds since the strip began. */
  at: number
  facts: Facts
}

/** A picture of the window as it was drawn, a JPEG. */
export interface Frame {
  /** Milliseconds since the strip began. */
  at: number
  picture: Buffer
}

export interface FilmStrip<Facts> {
  /** The facts of each frame, those alike in one scene. Also of frames that no picture is of. */
  scenes: Scene<Facts>[]
  /** One about each 100 ms in which something was drawn, and the last. */
  frames: Frame[]
}

export interface FilmCamera<Facts> {
  /** The facts of the newest frame. */
  facts(): Promise<Facts>
  stop(): Promise<FilmStrip<Facts>>
}

const STEP_MS = 100

/**
 * Films the window until it is stopped.
 * @param read a JavaScript expression, asked in the page before each frame is drawn: what of the
 * frame a test is about, as JSON
 * @param speed of all motion: a fraction, where a busy machine would draw only its beginning and
 * its end
 */
export async function filmWindow<Facts>(
  window: Page,
  read: string,
  speed = 1,
): Promise<FilmCamera<Facts>> {
  const session = await window.context().newCDPSession(window)
  await session.send('Animation.enable')
  await session.send('Animation.setPlaybackRate', { playbackRate: speed })
  const began = Date.now()
  const frames: Frame[] = []
  session.on('Page.screencastFrame', ({ data, metadata: { timestamp = 0 }, sessionId }) => {
    const frame = { at: Math.round(timestamp * 1000 - began), picture: Buffer.from(data, 'base64') }
    const before = frames.at(-2)
    // The last frame stays until the one after it shows how long it lasted.
    if (before && frame.at - before.at < STEP_MS) frames.pop()
    frames.push(frame)
    // It may have been the last one.
    session.send('Page.screencastFrameAck', { sessionId }).catch(() => {})
  })
  await window.evaluate(
    `(() => {
      const scenes = []
      const look = () => {
        const facts = ${read}
        const text = JSON.stringify(facts)
        if (scenes.at(-1)?.text !== text) scenes.push({ at: Date.now() - ${began}, text, facts })
        globalThis.filming = requestAnimationFrame(look)
      }
      globalThis.filmed = scenes
      look()
    })()`,
  )
  await session.send('Page.startScreencast', { format: 'jpeg', quality: 80 })
  const scenes = () =>
    window.evaluate<Scene<Facts>[]>('filmed.map(({ at, facts }) => ({ at, facts }))')
  return {
    async facts() {
      const last = (await scenes()).at(-1)
      if (!last) throw new Error('No frame was drawn')
      return last.facts
    },
    async stop() {
      await session.send('Page.stopScreencast')
      const all = await scenes()
      await window.evaluate('cancelAnimationFrame(filming)')
      await session.send('Animation.setPlaybackRate', { playbackRate: 1 })
      await session.detach()
      return { scenes: all, frames }
    },
  }
}

/** The kinds of scenes in their order, alike neighbours as one. */
export function kindsOfScenes<Facts>(
  { scenes }: Pick<FilmStrip<Facts>, 'scenes'>,
  kindOf: (facts: Facts) => string,
): string[] {
  const kinds = scenes.map(({ facts }) => kindOf(facts))
  return kinds.filter((kind, at) => kind !== kinds[at - 1])
}

/** The kinds of scenes that come back after another: something flashed, or went and came back. */
export function flashes<Facts>(
  strip: Pick<FilmStrip<Facts>, 'scenes'>,
  kindOf: (facts: Facts) => string,
): string[] {
  const kinds = kindsOfScenes(strip, kindOf)
  return kinds.filter((kind, at) => kinds.indexOf(kind) < at)
}

/** A picture of one colour, or nearly: its deviation in each channel, of 255. */
const EMPTY_DEVIATION = 2

/** When frames were empty: pictures of one colour. Milliseconds since the strip began. */
export async function emptyFrames({
  frames,
}: Pick<FilmStrip<unknown>, 'frames'>): Promise<number[]> {
  const empty: number[] = []
  for (const { at, picture } of frames) {
    const { channels } = await sharp(picture).stats()
    if (channels.every(({ stdev }) => stdev < EMPTY_DEVIATION)) empty.push(at)
  }
  return empty
}

/** Writes the frames side by side, each with its time, to be looked at. @param path a PNG */
export async function writeContactSheet(
  { frames }: Pick<FilmStrip<unknown>, 'frames'>,
  path: string,
  { columns = 5, width = 480 } = {},
): Promise<void> {
  const label = 22
  const pictures = await Promise.all(
    frames.map(({ picture }) =>
      sharp(picture).resize({ width }).png().toBuffer({ resolveWithObject: true }),
    ),
  )
  const height = Math.max(...pictures.map(({ info }) => info.height)) + label
  const placed = pictures.flatMap(({ data }, at) => {
    const [left, top] = [(at % columns) * width, Math.floor(at / columns) * height]
    const time = `<svg width="${width}" height="${label}"><text x="4" y="16" font-size="14">${frames[at]?.at} ms</text></svg>`
    return [
      { input: Buffer.from(time), left, top },
      { input: data, left, top: top + label },
    ]
  })
  await mkdir(dirname(path), { recursive: true })
  await sharp({
    create: {
      width: width * Math.min(columns, frames.length),
      height: height * Math.ceil(frames.length / columns),
      channels: 3,
      background: '#fff',
    },
  })
    .composite(placed)
    .png()
    .toFile(path)
}
