import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { isSavedWhole } from '../support/disk/saved-whole'
import { FORM_TYPE, field, file, form, type Part } from '../support/network/form-body'
import { type Answer, send } from '../support/network/photo-request'
import { createOpened, forThisTest } from '../support/opened'
import { type NoisePhoto, noisePhoto } from '../support/photos/noise-photo'
import { type OpenReceiver, openReceiver } from '../support/receiver/open-receiver'

const run = promisify(execFile)
const opened = createOpened()

let laptop: OpenReceiver
let photos: NoisePhoto[]
let first: NoisePhoto
let second: NoisePhoto
/** The photos as files, under their names. */
let album: string
beforeAll(async () => {
  laptop = opened(await openReceiver())
  photos = await Promise.all([noisePhoto(300, 200), noisePhoto(200, 300)])
  first = photos[0] as NoisePhoto
  second = photos[1] as NoisePhoto
  album = await mkdtemp(join(tmpdir(), 'snapland-forms-'))
  opened({ close: () => rm(album, { recursive: true }) })
  for (const { name, bytes } of photos) await writeFile(join(album, name), bytes)
})
afterEach(async () => {
  await expect.poll(laptop.partsOnDisk).toEqual([])
})

const sendForm = (parts: readonly Part[], path = 'api/photos', more = {}): Promise<Answer> =>
  send(`${laptop.url}${path}`, {
    body: form(parts),
    headers: { 'Content-Type': FORM_TYPE, ...more },
  })
const curl = async (...args: string[]): Promise<unknown> =>
  JSON.parse((await run('curl', ['-sS', ...args], { cwd: album })).stdout)
const isSaved = (name: string, { bytes }: NoisePhoto) =>
  isSavedWhole(laptop.folder, { name, bytes })

describe('curl -F', () => {
  it('sends one photo and gets its receipt', async () => {
    const answer = await curl('-F', `photo=@${first.name}`, `${laptop.url}api/photos`)
    expect(answer).toMatchObject({ name: first.name, width: 300, height: 200, format: 'jpeg' })
    expect(await isSaved(first.name, first)).toBe(true)
  })

  it('sends two, under names of their own, and gets a list', async () => {
    const answer = await curl(
      ...['-F', `a=@${first.name};filename=사진 "1".jpg`, '-F', 'other=field'],
      ...['-F', `b=@${second.name};filename=b.jpg`, laptop.url],
    )
    expect(answer).toMatchObject([
      { name: '사진 _1_.jpg', width: 300, height: 200 },
      { name: 'b.jpg', width: 200, height: 300 },
    ])
    expect(await isSaved('사진 _1_.jpg', first)).toBe(true)
    expect(await isSaved('b.jpg', second)).toBe(true)
  })
})

describe('the address of the code', () => {
  it.each<[string, string[]]>([
    ['POST, a form', ['-F', 'photo=@photo']],
    ['PUT, a form', ['-X', 'PUT', '-F', 'photo=@photo']],
    ['POST, raw', ['--data-binary', '@photo', '-H', 'X-FileName: photo']],
    ['PUT, raw', ['-X', 'PUT', '--data-binary', '@photo', '-H', 'X-FileName: photo']],
  ])('takes %s, with its last slash and without', async (_, args) => {
    await writeFile(join(album, 'photo'), first.bytes)
    for (const url of [laptop.url, laptop.url.slice(0, -1)]) {
      const answer = (await curl(...args, url)) as { name: string }
      expect(answer).toMatchObject({ name: expect.stringMatching(/^photo/), width: 300 })
      expect(await isSaved(answer.name, first)).toBe(true)
    }
  })

  it('tells what it takes', async () => {
    for (const path of ['', 'api/photos', 'api/test']) {
      const { status, headers } = await send(`${laptop.url}${path}`, { method: 'OPTIONS' })
      expect({ status, allow: headers.allow }).toMatchObject({
        status: 204,
        allow: expect.stringContaining('POST'),
      })
      expect(headers['accept-post']).toContain('multipart/form-data')
    }
  })

  it('is closed to the pages of others', async () => {
    const answer = await sendForm([file('a.jpg', first.bytes)], '', {
      Origin: 'http://evil.example',
    })
    expect(answer).toMatchObject({ status: 403, body: { error: { code: 'ORIGIN_REFUSED' } } })
  })
})

describe('the answer to a form', () => {
  it('says of each file what has become of it', async () => {
    const { status, body } = await sendForm([
      file('one.jpg', first.bytes),
      file('notes.txt', 'not a photo, but a text'),
      file('empty.jpg', ''),
      file('two.jpg', second.bytes),
    ])
    expect(status).toBe(415)
    expect(body).toMatchObject([
      { name: 'one.jpg', width: 300 },
      { name: 'notes.txt', error: { code: 'NOT_A_PHOTO_OR_VIDEO' } },
      { name: 'empty.jpg', error: { code: 'EMPTY_FILE' } },
      { name: 'two.jpg', width: 200 },
    ])
    expect(await isSaved('one.jpg', first)).toBe(true)
    expect(await isSaved('two.jpg', second)).toBe(true)
  })

  it('goes on behind a file that is too large, wherever it stands', async () => {
    const most = 2 * Math.max(first.bytes.length, second.bytes.length)
    const small = forThisTest(await openReceiver(['--max-size', `${most}`]))
    const huge = file('huge.jpg', Buffer.concat([first.bytes, Buffer.alloc(most)]))
    const [one, two] = [file('one.jpg', first.bytes), file('two.jpg', second.bytes)]
    const names: string[][] = []
    for (const parts of [
      [huge, one, two],
      [one, huge, two],
    ]) {
      const headers = { 'Content-Type': FORM_TYPE }
      const answer = await send(`${small.url}api/photos`, { body: form(parts), headers })
      expect(answer.status).toBe(413)
      names.push((answer.body as unknown as { name: string }[]).map(({ name }) => name))
    }
    expect(names[0]).toEqual(['huge.jpg', 'one.jpg', 'two.jpg'])
    expect(names[1]).toEqual(['one (2).jpg', 'huge.jpg', 'two (2).jpg'])
    expect(await small.photosOnDisk()).toHaveLength(4)
  })

  it('keeps their order, also where a part says nothing of itself or is packed', async () => {
    const packed = file('packed.jpg', 'x')
    const { body } = await sendForm([
      file('before.jpg', first.bytes),
      { headers: 'X: y', body: 'z' },
      { ...packed, headers: `${packed.headers}\r\nContent-Encoding: gzip` },
      file('behind.jpg', second.bytes),
    ])
    expect(body).toMatchObject([
      { name: 'before.jpg', width: 300 },
      { name: '', error: { code: 'BAD_REQUEST' } },
      { name: 'packed.jpg', error: { code: 'ENCODED' } },
      { name: 'behind.jpg', width: 200 },
    ])
  })

  it.each<[string, () => Part[], number, object]>([
    [
      'one file that is no photo',
      () => [file('a.txt', 'text')],
      415,
      { error: { code: 'NOT_A_PHOTO_OR_VIDEO' } },
    ],
    ['one empty file', () => [file('a.jpg', '')], 400, { error: { code: 'EMPTY_FILE' } }],
    ['no file', () => [field('a', 'b')], 400, { error: { code: 'NO_PHOTO_IN_FORM' } }],
    ['nothing', () => [], 400, { error: { code: 'NO_PHOTO_IN_FORM' } }],
    [
      'a field in which nothing was chosen',
      () => [file('', '')],
      400,
      { error: { code: 'NO_PHOTO_IN_FORM' } },
    ],
    [
      'the first part of a file (Dropzone)',
      () => [field('dztotalchunkcount', '4'), file('a.jpg', first.bytes)],
      400,
      { error: { code: 'BAD_REQUEST' } },
    ],
    [
      'the first part of a file, told behind it (Syncfusion)',
      () => [file('part.jpg', first.bytes), field('chunk-index', '0'), field('total-chunk', '4')],
      400,
      { error: { code: 'BAD_REQUEST' } },
    ],
    [
      'a photo, and a part of another (DevExtreme)',
      () => [
        file('whole.jpg', first.bytes),
        file('part.jpg', second.bytes),
        field('chunkMetadata', '{"Index":0,"TotalCount":4}'),
      ],
      400,
      [{ name: 'whole.jpg' }, { name: 'part.jpg', error: { code: 'BAD_REQUEST' } }],
    ],
    [
      'the only part of a file (Dropzone)',
      () => [field('dztotalchunkcount', '1'), file('chunk.jpg', first.bytes)],
      201,
      { name: 'chunk.jpg' },
    ],
    [
      'a name before the file',
      () => [field('name', 'Sunset 🌅'), file('x.jpg', first.bytes)],
      201,
      { name: 'Sunset 🌅.jpg' },
    ],
    [
      'a name for one of two',
      () => [field('name', 'n.jpg'), file('', first.bytes), file('m.jpg', first.bytes)],
      201,
      [{ name: 'n.jpg' }, { name: 'm.jpg' }],
    ],
    [
      'a path of Windows',
      () => [file('C:\\My photos\\w.jpg', first.bytes)],
      201,
      { name: 'w.jpg' },
    ],
    [
      'a way out of the folder',
      () => [file('../../etc/e.jpg', first.bytes)],
      201,
      { name: 'e.jpg' },
    ],
  ])('with %s', async (_, parts, status, body) => {
    expect(await sendForm(parts())).toMatchObject({ status, body })
  })

  it('never leaves a part of a file as a photo', async () => {
    expect(await laptop.photosOnDisk()).toContain('whole.jpg')
    expect(await laptop.photosOnDisk()).not.toContain('part.jpg')
  })

  it('to a file without a name has that of X-FileName', async () => {
    const headers = { 'X-FileName': 'caf%C3%A9.jpg' }
    const answer = await sendForm([file('', first.bytes)], 'api/test', headers)
    expect(answer).toMatchObject({ status: 201, body: { name: 'café.jpg' } })
  })
})
