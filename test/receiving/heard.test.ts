import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { beforeAll, expect, it } from 'vitest'
import type { HttpErrorCode } from '../../contract/http'
import { FORM_TYPE, file, form } from '../support/network/form-body'
import { createOpened } from '../support/opened'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const run = promisify(execFile)
const opened = createOpened()
const TRIES = 10

let laptop: OpenReceiver
beforeAll(async () => {
  laptop = opened(await openReceiver())
})

/** In a process of their own, as other programs are: what each of them heard. */
async function heardBy(program: string, url: string, more: object = {}): Promise<string[]> {
  const asked = JSON.stringify({ url, tries: TRIES, ...more })
  const isNode = program.includes('await fetch')
  const args = isNode ? ['--input-type=module', '-e', program, asked] : ['-c', program, asked]
  const { stdout } = await run(isNode ? process.execPath : 'python3', args)
  return stdout.trim().split('\n')
}

const FETCH = `
const { url, tries, type, prefix = '', bytes } = JSON.parse(process.argv[1])
const body = Buffer.concat([Buffer.from(prefix), Buffer.alloc(bytes, 'no photo ')])
const headers = type ? { 'Content-Type': type } : {}
for (let at = 0; at < tries; at += 1) {
  try {
    const answer = await fetch(url, { method: 'POST', headers, body })
    console.log(answer.status, [await answer.json()].flat()[0].error.code)
  } catch (error) {
    console.log(error.cause?.code ?? error)
  }
}`

/** Sends all before it looks for an answer, as most programs of few lines do. */
const PYTHON = `
import http.client, json, sys, urllib.parse
asked = json.loads(sys.argv[1])
url = urllib.parse.urlparse(asked['url'])
for _ in range(asked['tries']):
    try:
        connection = http.client.HTTPConnection(url.netloc)
        connection.request('POST', url.path, body=b'no photo ' * (asked['bytes'] // 9))
        answer = connection.getresponse()
        print(answer.status, json.load(answer)['error']['code'])
    except OSError as error:
        print(error)
`

const address = (path: string) => () => `${laptop.url}${path}`
const strange = () => new URL(`/${'A'.repeat(22)}/api/photos`, laptop.url).href
const begun = form([file('a.txt', '')], '')
  .subarray(0, -2)
  .toString()

it.each<[string, string, () => string, object, `${number} ${HttpErrorCode}`]>([
  ['fetch', FETCH, address('api/photos'), { bytes: 8e6 }, '415 NOT_A_PHOTO_OR_VIDEO'],
  [
    'fetch, a form',
    FETCH,
    address(''),
    { bytes: 8e6, type: FORM_TYPE, prefix: begun },
    '415 NOT_A_PHOTO_OR_VIDEO',
  ],
  ['Python', PYTHON, address('api/photos'), { bytes: 40e6, tries: 4 }, '415 NOT_A_PHOTO_OR_VIDEO'],
  ['Python, without the code', PYTHON, strange, { bytes: 8e6, tries: 4 }, '404 NOT_FOUND'],
])('%s hears why it is refused, each time', async (_, program, url, more, expected) => {
  const heard = await heardBy(program, url(), more)
  expect([...new Set(heard)]).toEqual([expected])
})
