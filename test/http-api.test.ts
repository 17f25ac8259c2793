import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HTTP_ERRORS, LIMITS, METADATA_KEYS } from '../contract/http'
import { paintPicture } from './fixtures/paint'
import { appRoutes } from './support/docs/app-routes'
import { type Example, examplesIn, rowsBelow } from './support/docs/document'
import { expectOutput, runExamples } from './support/docs/run-examples'
import { openReceiver } from './support/receiver/open-receiver'
import { PROJECT } from './support/receiver/unprivileged'

const TOKEN = 'qDw0uzxJkCJ0ZqEbN7bXWw'
const PHOTO_BYTES = 500_000
const document = await readFile(new URL('../docs/http-api.md', import.meta.url), 'utf8')

/**
 * `photo.jpg` as the document describes it. Bytes behind the end of a JPEG belong to the file, and
 * to no picture.
 */
async function documentedPhoto(): Promise<Buffer> {
  const painted = await paintPicture({
    ...{ seed: 7, width: 1200, height: 1600, format: 'jpeg', orientation: 6 },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
    location: { latitude: 37.55, longitude: 126.99 },
  })
  expect(painted.length).toBeLessThan(PHOTO_BYTES)
  return Buffer.concat([painted, Buffer.alloc(PHOTO_BYTES - painted.length)])
}

/**
 * Shell examples of a section go on from each other; every other example begins with nothing
 * received.
 */
function sessionsIn(examples: Example[]): { title: string; examples: Example[] }[] {
  const sections = [...new Set(examples.map(({ section }) => section))]
  return sections.flatMap((section) => {
    const here = examples.filter((example) => example.section === section)
    const inShell = here.filter(({ language }) => language === 'sh')
    const others = here.filter(({ language }) => language !== 'sh').map((example) => [example])
    return [...(inShell.length > 0 ? [inShell] : []), ...others].map((session) => ({
      title: `${section}, ${session[0]?.language}`,
      examples: session,
    }))
  })
}

describe('docs/http-api.md', () => {
  let folder: string
  let photo: Buffer
  beforeAll(async () => {
    photo = await documentedPhoto()
    folder = await mkdtemp(join(tmpdir(), 'snapland-examples-'))
    await writeFile(join(folder, 'photo.jpg'), photo)
    await symlink(join(PROJECT, 'node_modules'), join(folder, 'node_modules'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  it.each(sessionsIn(examplesIn(document)))(
    'its examples print what it says: $title',
    async ({ examples }) => {
      const laptop = await openReceiver(['--token', TOKEN])
      try {
        const printed = await runExamples(examples, folder, laptop)
        for (const [at, { expected }] of examples.entries())
          expectOutput(printed[at] ?? '', expected)
        for (const name of await laptop.photosOnDisk())
          expect((await readFile(join(laptop.folder, name))).equals(photo)).toBe(true)
      } finally {
        await laptop.close()
      }
    },
  )

  it('lists every route, and none that is not there', () => {
    const headings = ['## Photos that continue after a break: tus', '## The other routes']
    const listed = headings
      .flatMap((heading) => rowsBelow(document, heading))
      .map(([request = '']) => request)
      .filter((request) => /^[A-Z]+ \//.test(request))
    expect(listed.sort()).toEqual(appRoutes().sort())
  })

  it('lists every error with its status and sentence', () => {
    const rows = rowsBelow(document, '## Refusals').slice(1)
    const errors = Object.entries(HTTP_ERRORS)
    expect(rows.filter(([status]) => /^\d/.test(status ?? ''))).toEqual(
      errors.map(([code, { status, message }]) => [`${status}`, code, message]),
    )
  })

  it('lists every key of the metadata', () => {
    const keys = rowsBelow(document, '## Photos that continue after a break: tus').map(
      ([key]) => key,
    )
    expect(keys).toEqual(expect.arrayContaining([...METADATA_KEYS]))
  })

  it('tells the limits as they are', () => {
    const { maxBytes, reserveBytes, pieceBytes, formBytes } = LIMITS
    const limits = document.slice(document.indexOf('## Limits'))
    for (const bytes of [maxBytes, reserveBytes, pieceBytes, formBytes])
      expect(limits).toContain(`${bytes.toLocaleString('en')} bytes`)
    expect(limits).toContain(`${LIMITS.idleMs / 1000} s, then 408`)
    expect(limits).toContain(`${LIMITS.senderNameLength} characters`)
  })
})
