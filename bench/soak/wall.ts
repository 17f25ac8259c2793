import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { until } from '../../test/support/until'
import { makeHome } from '../../test/support/window/home'
import { startXDisplay } from '../../test/support/x11/x-display'
import { type Crowd, createCrowd, makeAlbum } from './crowd'
import { type ProbedApp, startProbedApp } from './probed-app'
import type { Result } from './run'
import { figuresOf, type Sample, WATCH, type Watch } from './wall-figures'

const SCREEN = { width: 1920, height: 1080 }
const PHONES = 30
/** A phone takes a photo about so often, milliseconds. */
const EVERY_MS = 25_000
const SLEEP_MS = 40_000
/** In the album, one of 2048 x 1536 pixels. */
const USUAL = 10
const SAMPLE_MS = 10_000
/** The phones that have a part of their own. */
const [RUDE, RUDER, LOST] = [6, 11, 20]

interface Evening {
  app: ProbedApp
  crowd: Crowd
  say: (line: string) => void
}

/**
 * An evening's wall, worked by keyboard and by mouse: thirty phones, a rude photo, a phone that
 * goes with its photos, one that is lost, and a laptop that sleeps: its processes stand still.
 */
export async function soakWall(minutes: number, say: (line: string) => void): Promise<Result[]> {
  const album = await makeAlbum()
  const display = await startXDisplay(SCREEN)
  const home = await makeHome()
  const app = await startProbedApp(display, home)
  let crowd: Crowd | null = null
  try {
    const url = await until('the address', () =>
      app.page<string>('bridge.readState().then((state) => state.listening.url)').catch(() => null),
    )
    crowd = createCrowd(url, album, PHONES, EVERY_MS)
    await until('the window', () => isThere(app, '.qr svg'))
    await app.press('F11')
    await app.fill(SCREEN.width, SCREEN.height)
    await until('the wall', () => isThere(app, '.wall'))
    await app.page(WATCH)
    say(`${PHONES} phones at the wall for ${minutes} minutes; load before it ${await load()}`)
    const results = await pass({ app, crowd, say }, minutes)
    const missing = await crowd.missingIn(home.folder)
    results.push([
      `${crowd.saved()} photos on disk byte by byte, but for ${missing.length} ${missing.slice(0, 3)}`,
      missing.length === 0,
    ])
    return results
  } finally {
    crowd?.giveUp()
    await app.close()
    await home.close()
    await display.close()
  }
}

async function pass({ app, crowd, say }: Evening, minutes: number): Promise<Result[]> {
  const results: Result[] = []
  const samples: Sample[] = []
  const take = () => sample(app).then((taken) => void samples.push(taken))
  // Where the app has ended, the next step says so.
  const sampling = setInterval(() => void take().catch(() => clearInterval(sampling)), SAMPLE_MS)
  sampling.unref()
  const began = performance.now()
  const reach = (share: number) =>
    pause(Math.max(0, began + share * minutes * 60_000 - performance.now()))
  crowd.start()

  await reach(0.1)
  const rude = await showOf(app, crowd, RUDE)
  // What an arrow has chosen stays large, whatever comes.
  await app.press('Left')
  await until('the rude photo to be chosen', async () => {
    if (await isLarge(app, rude)) return true
    await app.press('Right')
    return isLarge(app, rude)
  })
  await app.press('Delete')
  await until('the rude photo to be gone', async () => !(await isOnWall(app, rude)))
  const goneAt = Date.now()

  await reach(0.2)
  const ruder = await showOf(app, crowd, RUDER)
  await until('the other to be chosen', async () => {
    if (await isLarge(app, ruder)) return true
    // Photos move aside for those that come: a click may meet another one, or be too late.
    const photo = `document.querySelector('.wall-room img[src$="${ruder}"]')`
    if (await isOnWall(app, ruder)) await app.click(photo).catch(() => {})
    else await app.press('Right')
    return isLarge(app, ruder)
  })
  await app.click(`document.querySelectorAll('.wall-bar .wall-off')[1]`)
  await until('its phone to be gone', async () => !(await isOnWall(app, ruder)))
  const sendAgain = (name: string) => crowd.send(RUDER, `${name}.jpg`, USUAL)
  results.push(['a phone that was taken off is refused', (await sendAgain('refused')) === 403])
  results.push(['and its photo stays off', !(await isKept(app, ruder))])
  await app.click(`document.querySelector('.wall-said button')`)
  await until('the photo to be back', () => isKept(app, ruder))
  results.push(['Undo lets it in again', (await sendAgain('allowed')) === 201])

  await reach(0.35)
  await crowd.loseInTheMiddle(LOST)
  await reach(0.5)
  const isSaid = async () => (await lightOf(app)).includes(`of 8 from ${crowd.nameOf(LOST)}. Wait`)
  await until('the lost phone to be said', isSaid)
  say(`the light: "${await lightOf(app)}"`)
  await app.press('q')
  await until('the code', () => isThere(app, '.wall-large-code'))
  await pause(5000)
  await app.press('q')

  await reach(0.6)
  const slept = Date.now()
  await app.sleep(SLEEP_MS)
  const woke = Date.now()
  await app.page('new Promise(requestAnimationFrame)')
  say(`asleep for ${SLEEP_MS / 1000} s; the first frame ${Date.now() - woke} ms after that`)

  await reach(1)
  clearInterval(sampling)
  await crowd.stop()
  results.push([`and at the end: "${await lightOf(app)}"`, await isSaid()])
  await take()
  const watch = await app.page<Watch>('wallWatch')
  const cameBack = (watch.seen[rude] ?? 0) > goneAt
  results.push(['the photo that was taken off has not come back', !cameBack])
  say(`load at the end ${await load()}`)
  return [...results, ...figuresOf(watch, samples, { slept, woke }, say)]
}

/** A phone sends a photo, and the wall shows it. @returns its id */
async function showOf(app: ProbedApp, crowd: Crowd, phone: number): Promise<string> {
  const name = `rude-${phone + 1}.jpg`
  await crowd.send(phone, name, USUAL)
  const id = await until(`${name} in the window`, () =>
    app.page<string | null>(`bridge.readState().then(({ photos }) =>
      JSON.parse(photos).find((photo) => photo.name === '${name}')?.id ?? null)`),
  )
  await until(`${name} on the wall`, () => isOnWall(app, id))
  return id
}

const isThere = (app: ProbedApp, selector: string) =>
  app.page<boolean>(`document.querySelector('${selector}') !== null`)
/** Large now, and not what was large before. */
const isLarge = (app: ProbedApp, id: string) =>
  isThere(app, `.wall-item[data-large="true"]:not([data-state="covered"]) img[src$="${id}"]`)
const isOnWall = (app: ProbedApp, id: string) => isThere(app, `.wall-room img[src$="${id}"]`)
/** Among those of the wall, whether or not there is a place for it. */
const isKept = (app: ProbedApp, id: string) =>
  app.page<boolean>(`JSON.parse(localStorage.getItem('wall')).wall.shown.includes('${id}')`)
const lightOf = (app: ProbedApp) =>
  app.page<string>(`document.querySelector('.wall-code .status').innerText.trim()`)
const load = async () => (await readFile('/proc/loadavg', 'utf8')).split(' ')[0]

async function sample(app: ProbedApp): Promise<Sample> {
  const { page, all } = await app.memory()
  const heap = await app.page<number>('performance.memory.usedJSHeapSize')
  const nodes = await app.page<number>(`document.getElementsByTagName('*').length`)
  return { page, all, heap, nodes }
}
