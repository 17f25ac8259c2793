import { describe, expect, it } from 'vitest'
import { createWay } from './way'

const HOME = 'http://192.168.7.20:5810'
const [CABLE, NAME] = ['http://10.20.30.40:5810', 'http://laptop.local:5810']
const PAGE = `${HOME}/token/`

/** @param there what answers, by origin: all addresses, or a refusal */
function pageAt(there: Record<string, readonly string[] | 'refuses'>) {
  const asked: string[] = []
  const moved: string[] = []
  const measured: boolean[] = []
  const way = createWay({
    page: PAGE,
    async ask(url) {
      asked.push(url)
      const told = there[new URL(url).origin]
      if (told === undefined) return null
      return told === 'refuses' ? new Response('', { status: 404 }) : Response.json(told)
    },
    onMoved: () => void moved.push(way.url('')),
    onMeasured: (isLost) => void measured.push(isLost),
  })
  return { way, there, asked, moved, measured }
}

describe('the way to the computer', () => {
  it('is the page’s own while something answers there, whatever it says', async () => {
    const { way, there, asked, moved, measured } = pageAt({ [HOME]: [HOME, CABLE] })
    await way.measure()
    there[HOME] = 'refuses'
    await way.measure()
    expect(asked).toEqual([`${PAGE}addresses`, `${PAGE}addresses`])
    expect([moved, measured]).toEqual([[], [false, false]])
    expect(way.url('uploads')).toBe(`${PAGE}uploads`)
  })

  it('is the first other address that answers with a list, and back again', async () => {
    const { way, there, moved, measured } = pageAt({ [HOME]: [HOME, CABLE, NAME] })
    await way.measure()
    delete there[HOME]
    // Somebody else may have this address now.
    there[CABLE] = 'refuses'
    there[NAME] = [HOME, NAME]
    await way.measure()
    expect(way.url('uploads/1')).toBe(`${NAME}/token/uploads/1`)
    delete there[NAME]
    there[HOME] = [HOME]
    await way.measure()
    expect(moved).toEqual([`${NAME}/token/`, PAGE])
    expect(measured).toEqual([false, false, false])
  })

  it('is lost where nothing answers at two questions, until something does', async () => {
    const { way, there, asked, measured } = pageAt({})
    way.know([CABLE])
    await way.measure()
    expect(asked).toEqual([PAGE, PAGE, `${CABLE}/token/`].map((url) => `${url}addresses`))
    there[HOME] = [HOME]
    await way.measure()
    expect(measured).toEqual([true, false])
  })

  it('is measured once at a time', async () => {
    const { way, asked } = pageAt({ [HOME]: [] })
    await Promise.all([way.measure(), way.measure()])
    expect(asked).toHaveLength(1)
  })
})
