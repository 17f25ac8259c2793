import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Koa from 'koa'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTries } from '../access/tries'
import { systemClock } from '../base/clock'
import { answerErrors } from './answers'
import { createJoin } from './join'
import { createLanding } from './landing'
import { contentSecurityPolicy, createPages, fill } from './page'

const hash = (text: string) => createHash('sha256').update(text).digest('base64')

describe('fill', () => {
  it('puts the name of a computer into the page as text, whatever it is called', () => {
    const html = fill('<h1 title="{{computer}}">{{computer}}</h1>', {
      computer: `<script>alert("1")</script>'s`,
    })
    expect(html).not.toContain('<script>')
    expect(html).toBe(
      '<h1 title="&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;s">&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;s</h1>',
    )
  })
})

it('fills in markup as it is where that was meant', () => {
  expect(fill('{{a}}{{b}}', { a: '<b>', b: { markup: '<b>' } })).toBe('&#60;b&#62;<b>')
})

describe('contentSecurityPolicy', () => {
  it('allows the script and the style of the page by their hashes and nothing else', () => {
    const policy = contentSecurityPolicy(
      '<style>a{}</style><p>text</p><script type="module">go()</script>',
    )
    expect(policy).toContain(`script-src 'sha256-${hash('go()')}';`)
    expect(policy).toContain(`style-src 'sha256-${hash('a{}')}';`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('unsafe')
  })

  it('allows no script at all where the page has none', () => {
    expect(contentSecurityPolicy('<p>')).toContain("script-src 'none'")
  })
})

describe('the pages that phones are shown', () => {
  const values = { computer: 'Desk', accept: 'image/*', scheme: 'http' }
  const tries = createTries(
    systemClock,
    () => {},
    () => {},
  )
  let folder: string
  let server: Server
  let url: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'snapland-pages-'))
    for (const language of ['en', 'ko', 'zh-Hant']) {
      const index = `<html lang="${language}"><h1>{{computer}}</h1><script>'${language}'</script>`
      await writeFile(join(folder, `index.${language}.html`), index)
      const form = `<html lang="${language}"><form action="/join{{query}}">{{message}} {{invalid}}`
      await writeFile(join(folder, `landing.${language}.html`), form)
    }
    const pages = createPages(folder, () => ({ ...values }))
    const token = () => 'TOKEN'
    const landing = createLanding({
      ...{ page: pages.landing, token, computer: () => values.computer },
      scheme: () => 'http',
      allowedHosts: () => new Set([new URL(url).host]),
      refusal: () => tries.refusal('here'),
    })
    const enter = createJoin({ code: () => '123456', token, tries })
    const app = new Koa()
    app.use(answerErrors(() => {}, landing.tellError))
    app.use((ctx) => {
      if (ctx.path !== '/join') return pages.phone(ctx)
      return ctx.method === 'POST' ? enter(ctx) : landing.askCode(ctx, null)
    })
    server = createServer(app.callback()).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    tries.close()
    server.close()
    await rm(folder, { recursive: true })
  })

  const ask = (path: string, wanted = '', body?: string) =>
    fetch(`${url}${path}`, {
      headers: {
        ...(wanted === '' ? {} : { 'Accept-Language': wanted }),
        Accept: 'text/html',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      redirect: 'manual',
      ...(body === undefined ? {} : { method: 'POST', body }),
    })
  const languageIn = async (response: Response) => / lang="(.*?)"/.exec(await response.text())?.[1]

  it.each([
    ['/', 'ko-KR,ko;q=0.9,en;q=0.8', 'ko'],
    ['/', 'zh-TW', 'zh-Hant'],
    ['/', '', 'en'],
    ['/?lang=ko', 'zh-TW', 'ko'],
    ['/?lang=tlh', 'zh-TW', 'zh-Hant'],
    ['/?lang=../en', '', 'en'],
    ['/?lang=ko&lang=en', '', 'ko'],
    ['/join', 'ko', 'ko'],
    ['/join?lang=ko', 'zh-TW', 'ko'],
  ])('speak the language of the phone: %s with %j is %s', async (path, wanted, language) => {
    expect(await languageIn(await ask(path, wanted))).toBe(language)
  })

  it('name the headers that decided, and allow the script of their own language alone', async () => {
    const { headers } = await ask('/', 'ko')
    expect(headers.get('Vary')).toBe('Accept, Accept-Language, Accept-Encoding')
    expect(headers.get('Content-Encoding')).toBe('gzip')
    expect(headers.get('Content-Security-Policy')).toContain(`script-src 'sha256-${hash("'ko'")}';`)
    const english = await ask('/')
    expect(english.headers.get('Content-Security-Policy')).toContain(hash("'en'"))
  })

  it('show the name that the computer has now', async () => {
    expect(await (await ask('/')).text()).toContain('<h1>Desk</h1>')
    values.computer = 'Laptop <2>'
    expect(await (await ask('/')).text()).toContain('<h1>Laptop &#60;2&#62;</h1>')
    values.computer = 'Desk'
    expect(await (await ask('/')).text()).toContain('<h1>Desk</h1>')
  })

  it('keep the language that was asked for on the way through the code', async () => {
    expect(await (await ask('/join?lang=ko')).text()).toContain('action="/join?lang=ko"')
    const wrong = await ask('/join?lang=ko', 'zh-TW', 'code=000000')
    expect(wrong.status).toBe(403)
    expect(await wrong.text()).toBe(
      '<html lang="ko"><form action="/join?lang=ko">컴퓨터에 표시된 숫자 코드와 다릅니다. 다시 확인하세요. true',
    )
    const right = await ask('/join?lang=ko', 'zh-TW', 'code=123456')
    expect(right.headers.get('Location')).toBe('/TOKEN/?lang=ko')
  })

  it('say on the form that typing is closed, before and after somebody types', async () => {
    for (let count = 0; count < 50; count += 1) tries.wasWrong(`10.0.0.${count}`)
    expect(await (await ask('/join')).text()).toMatch(/Too many wrong codes were typed.* false/)
    const right = await ask('/join', '', 'code=123456')
    expect(right.status).toBe(429)
    expect(await right.text()).toMatch(/Too many wrong codes were typed.* false/)
    tries.open()
    expect((await ask('/join', '', 'code=123456')).status).toBe(303)
  })

  it('ask for no language where the phone’s own is right', async () => {
    expect(await (await ask('/join', 'ko')).text()).toContain('action="/join"> false')
    const right = await ask('/join', 'ko', 'code=123456')
    expect(right.headers.get('Location')).toBe('/TOKEN/')
  })
})
