import { request } from 'node:http'
import { request as requestEncrypted } from 'node:https'
import { text } from 'node:stream/consumers'
import { beforeAll, describe, expect, it } from 'vitest'
import english from '../../locales/en.json'
import korean from '../../locales/ko.json'
import { FORM_TYPE, file, form } from '../support/network/form-body'
import { putPhoto } from '../support/network/photo-request'
import { createOpened, forThisTest } from '../support/opened'
import { noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

/** What browsers send for an address that a person opens; the second one over plain http. */
const BROWSERS = {
  'a browser': {
    Accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
    'Sec-Fetch-Dest': 'document',
  },
  'a browser on plain http': { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
}
const PROGRAMS = {
  curl: { Accept: '*/*' },
  'a program without headers': {},
  'a script of a page': { Accept: '*/*', 'Sec-Fetch-Dest': 'empty' },
  'a picture in a page': { Accept: 'image/avif,*/*', 'Sec-Fetch-Dest': 'image' },
  'a frame in a page': { Accept: 'text/html,*/*;q=0.8', 'Sec-Fetch-Dest': 'iframe' },
}

interface Heard {
  status: number
  type: string
  headers: Record<string, unknown>
  body: string
}

/** One request, with whatever Host, trusting any certificate. */
function ask(
  url: string,
  headers: Record<string, string>,
  { method = 'GET', body = undefined as string | Buffer | undefined } = {},
): Promise<Heard> {
  const isEncrypted = url.startsWith('https:')
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false as const }
    const sent = isEncrypted
      ? requestEncrypted(url, { ...options, rejectUnauthorized: false })
      : request(url, options)
    sent.on('error', reject).on('response', async (answer) => {
      const type = answer.headers['content-type'] ?? ''
      const { statusCode: status = 0, headers: all } = answer
      resolve({ status, type, headers: all, body: await text(answer) })
    })
    sent.end(body)
  })
}

const sentence = (key: keyof typeof english) => english[key].replace('{computer}', 'Test')
const DIGITS = 'data-show="name code'

describe('to a browser every address is a page, to a program JSON', () => {
  const opened = createOpened()
  let laptop: OpenReceiver
  let root: string
  let oldToken: string

  beforeAll(async () => {
    laptop = opened(await openReceiver())
    root = new URL('/', laptop.url).href
    oldToken = laptop.receiver.listening().token
    await laptop.receiver.renewCode()
  })
  const addresses = (): Record<string, [path: string, status: number, says: string]> => {
    const { token } = laptop.receiver.listening()
    return {
      'the address that is typed': ['', 200, DIGITS],
      'the address of the form': ['join', 200, DIGITS],
      'an old code': [`${oldToken}/`, 404, sentence('landing.oldCode')],
      'something below an old code': [`${oldToken}/uploads/1`, 404, sentence('landing.oldCode')],
      'a wrong path': ['photos', 404, sentence('landing.notFound')],
      'a wrong path below the code': [
        `${token}/nothing/here`,
        404,
        sentence('landing.nothingHere'),
      ],
      'a file that was handed over': [`${token}/handed/gone`, 404, sentence('landing.handedGone')],
      'an upload that is none': [`${token}/uploads/none`, 404, sentence('landing.nothingHere')],
      'a path that is none': [`${token}/%ff`, 404, sentence('landing.nothingHere')],
    }
  }
  const names = [
    ...['the address that is typed', 'the address of the form', 'an old code'],
    ...['something below an old code', 'a wrong path', 'a wrong path below the code'],
    ...['a file that was handed over', 'an upload that is none', 'a path that is none'],
  ]

  it('is reached by a phone once a browser asks for a page, not when a program does', async () => {
    const visits = () => laptop.events.filter(({ type }) => type === 'visitor').length
    const before = visits()
    for (const path of ['', 'join', `${laptop.receiver.listening().token}/`]) {
      for (const headers of Object.values(PROGRAMS)) await ask(`${root}${path}`, headers)
      expect(visits()).toBe(before)
    }
    await ask(root, BROWSERS['a browser'])
    expect(visits()).toBe(before + 1)
  })

  it('this table has every address', () => {
    expect(Object.keys(addresses())).toEqual(names)
  })

  describe.each(Object.entries(BROWSERS))('%s', (_, headers) => {
    it.each(names)('%s', async (name) => {
      const [path, status, says] = addresses()[name] ?? ['', 0, '']
      const page = await ask(`${root}${path}`, headers)
      expect([page.status, page.type]).toEqual([status, 'text/html; charset=utf-8'])
      expect(page.body).toContain(says)
      expect(page.headers['content-security-policy']).toContain("default-src 'none'")
      expect(page.headers['cache-control']).toBe('no-store')
      // A form without a referrer would come from nowhere.
      const policy = page.body.includes(DIGITS) ? 'same-origin' : 'no-referrer'
      expect(page.headers['referrer-policy']).toBe(policy)
      // The digits can be typed wherever the code is not known, and nowhere else is it told.
      const { token } = laptop.receiver.listening()
      expect(page.body.includes(token)).toBe(path.startsWith(token))
    })
  })

  describe.each(Object.entries(PROGRAMS))('%s', (_, headers) => {
    it.each(names.slice(2))('%s', async (name) => {
      const [path, status] = addresses()[name] ?? ['', 0]
      const answer = await ask(`${root}${path}`, headers)
      expect([answer.status, answer.type]).toEqual([status, 'application/json; charset=utf-8'])
      expect(JSON.parse(answer.body)).toMatchObject({ error: { code: expect.any(String) } })
    })
  })

  it('in the language of the phone, and in the one that was asked for', async () => {
    const inKorean = korean['landing.oldCode'].replace('{computer}', 'Test')
    const headers = { ...BROWSERS['a browser'], 'Accept-Language': 'ko-KR' }
    expect((await ask(`${root}${oldToken}/`, headers)).body).toContain(inKorean)
    const asked = await ask(`${root}${oldToken}/?lang=ko`, BROWSERS['a browser'])
    expect(asked.body).toContain(inKorean)
    expect(asked.body).toContain('action="/join?lang=ko"')
  })

  it('under a foreign name says nothing of this computer', async () => {
    const page = await ask(root, { ...BROWSERS['a browser'], Host: 'evil.example' })
    expect([page.status, page.type]).toEqual([403, 'text/html; charset=utf-8'])
    expect(page.body).toContain(sentence('landing.otherAddress'))
    expect(page.body).not.toMatch(/Test|data-show="[^"]*(code|link)/)
  })

  it.each([
    ['Arabic', 0x660],
    ['Persian', 0x6f0],
    ['wide', 0xff10],
  ])('%s digits are typed as well', async (_, zero) => {
    const { code } = laptop.receiver.listening()
    const typed = [...code].map((digit) => String.fromCharCode(zero + Number(digit))).join('')
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const body = `code=${encodeURIComponent(`${typed.slice(0, 3)} ${typed.slice(3)}`)}`
    expect((await ask(`${root}join`, headers, { method: 'POST', body })).status).toBe(303)
  })

  it('too many wrong digits are said on every page where digits are typed', async () => {
    const { code } = laptop.receiver.listening()
    const wrong = code === '000000' ? '000001' : '000000'
    const type = 'application/x-www-form-urlencoded'
    const headers = { ...BROWSERS['a browser'], 'Content-Type': type }
    const once = await ask(`${root}join`, headers, { method: 'POST', body: `code=${wrong}` })
    expect([once.status, once.body.includes(sentence('landing.wrongCode'))]).toEqual([403, true])
    expect(once.body).toContain('aria-invalid="true"')
    const more = Array.from({ length: 40 }, () =>
      ask(`${root}join`, headers, { method: 'POST', body: `code=${wrong}` }),
    )
    await Promise.all(more)
    const page = await ask(`${root}${oldToken}/`, headers)
    expect(page.body).toContain(sentence('landing.tooManyTries'))
  })
})

it('New code is told to nobody who was sending with the old one', async () => {
  const laptop = forThisTest(await openReceiver())
  const { bytes } = await noisePhoto(300, 200)
  const half = form([file('a.jpg', bytes)]).subarray(0, 1000)
  const begin = (type: string, body: Buffer) => {
    const headers = { ...BROWSERS['a browser'], 'Content-Type': type, 'Content-Length': 5000 }
    const sent = request(laptop.url, { method: 'POST', headers, agent: false })
    sent.on('error', () => {}).write(body)
    return new Promise<string>((resolve) => {
      sent.on('response', async (answer) => resolve(await text(answer).catch(() => '')))
    }).finally(() => sent.destroy())
  }
  const answers = [begin('image/jpeg', bytes.subarray(0, 1000)), begin(FORM_TYPE, half)]
  await expect.poll(() => laptop.receiver.uploads().length).toBe(2)
  await laptop.receiver.renewCode()
  for (const answer of answers) {
    expect(await answer).toMatch(/data-show="name (code )?alert"/)
    expect(await answer).not.toContain(laptop.receiver.listening().token)
  }
})

describe('a form that a browser sends without a script', () => {
  const sendForm = async (laptop: OpenReceiver, ...files: Buffer[]) => {
    const headers = { ...BROWSERS['a browser'], 'Content-Type': FORM_TYPE }
    const body = form(files.map((bytes, at) => file(`<b>${at + 1}.jpg`, bytes)))
    return ask(laptop.url, headers, { method: 'POST', body })
  }

  it('is answered with the name, size in pixels and bytes of each photo, as text', async () => {
    const laptop = forThisTest(await openReceiver())
    const [wide, high] = await Promise.all([noisePhoto(300, 200), noisePhoto(200, 300)])
    const page = await sendForm(laptop, wide.bytes, Buffer.from('a text of no use'), high.bytes)
    expect([page.status, page.type]).toEqual([415, 'text/html; charset=utf-8'])
    expect(page.body).toContain('2 photos saved on Test. 1 photo not sent')
    expect(page.body).toMatch(/<li><bdi>_b_1\.jpg<\/bdi><p class="saved">300 × 200 · \d+ kB<\/p>/)
    expect(page.body).toContain(
      english['phone.error.NOT_A_PHOTO_OR_VIDEO'].replace('{computer}', 'Test'),
    )
    expect(page.body).toMatch(/<li><bdi>_b_3\.jpg<\/bdi><p class="saved">200 × 300 · \d+ kB<\/p>/)
    expect(page.body).not.toContain('<b>')
    expect(await laptop.photosOnDisk()).toEqual(['_b_1.jpg', '_b_3.jpg'])
  })

  it('repeats no name that is as long as a header', async () => {
    const laptop = forThisTest(await openReceiver())
    const headers = { ...BROWSERS['a browser'], 'Content-Type': FORM_TYPE }
    const body = form([file('&'.repeat(7000), Buffer.from('no photo'))])
    const page = await ask(laptop.url, headers, { method: 'POST', body })
    expect(page.status).toBe(415)
    expect(page.body.split('&#38;').length).toBe(256)
  })

  it.each<[string, (laptop: OpenReceiver) => unknown, keyof typeof english]>([
    ['stopped', ({ receiver }) => receiver.setStopped(true), 'landing.stopped'],
    ['asking first', ({ receiver }) => receiver.setAskFirst(true), 'landing.asksFirst'],
  ])('is told why nothing is saved: %s', async (_, arrange, key) => {
    const laptop = forThisTest(await openReceiver())
    await arrange(laptop)
    const { bytes } = await noisePhoto(90, 60)
    const page = await sendForm(laptop, bytes)
    expect([page.status, page.type]).toEqual([503, 'text/html; charset=utf-8'])
    expect(page.body).toContain(sentence(key))
    expect(page.body).toContain(`href="/${laptop.receiver.listening().token}/"`)
    expect((await sendForm(laptop)).body).toContain(sentence('landing.noPhoto'))
  })
})

describe('after encryption was switched', () => {
  const switchTo = async (laptop: OpenReceiver, encrypted: boolean) =>
    (await laptop.receiver.prepare({ encrypted })).commit()

  it('on, the old address is a page that leads on, and repeats nothing', async () => {
    const laptop = forThisTest(await openReceiver())
    await switchTo(laptop, true)
    const { token, port } = laptop.receiver.listening()
    for (const headers of Object.values(BROWSERS)) {
      for (const path of [`${token}/`, '', `${token}/handed/x`, 'join']) {
        const page = await ask(new URL(`/${path}`, laptop.url).href, headers)
        expect([page.status, page.type]).toEqual([403, 'text/html; charset=utf-8'])
        expect(page.body).toContain(sentence('landing.encrypted').slice(0, 30))
        expect(page.body).toContain(`href="https://127.0.0.1:${port}/"`)
        expect(page.body).not.toContain(token)
      }
    }
    const foreign = await ask(laptop.url, { ...BROWSERS['a browser'], Host: 'evil.example' })
    expect(foreign.body).not.toMatch(/Test|https:/)
  })

  it('off, also in an earlier run, so is the encrypted one, and photos come as before', async () => {
    const laptop = forThisTest(await openReceiver())
    await switchTo(laptop, true)
    await switchTo(laptop, false)
    const { token, port } = laptop.receiver.listening()
    const old = `https://127.0.0.1:${port}/${token}/`
    for (const restarts of [false, true]) {
      if (restarts) await laptop.restart()
      const page = await ask(old, BROWSERS['a browser'])
      expect([page.status, page.type]).toEqual([403, 'text/html; charset=utf-8'])
      expect(page.body).toContain(sentence('landing.plain'))
      expect(page.body).toContain(`href="http://127.0.0.1:${port}/"`)
      const program = await ask(old, PROGRAMS.curl)
      expect(JSON.parse(program.body)).toMatchObject({ error: { code: 'HOST_REFUSED' } })
      const { bytes } = await noisePhoto(1500, 1000)
      const saved = await putPhoto(laptop.url, { name: `${restarts}.jpg`, bytes })
      expect(saved).toMatchObject({ status: 201, body: { width: 1500, bytes: bytes.length } })
    }
  })
})
