import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paintPicture } from '../../fixtures/paint'
import { openReceiver } from '../receiver/open-receiver'
import { PROJECT } from '../receiver/unprivileged'
import { type Example, examplesIn } from './document'
import { expectOutput, runExamples } from './run-examples'

/** The token in the documents' examples. */
export const DOCUMENTED_TOKEN = 'qDw0uzxJkCJ0ZqEbN7bXWw'
const PHOTO_BYTES = 500_000

/**
 * `photo.jpg` as the documents describe it. Bytes behind the end of a JPEG belong to the file, and
 * to no picture.
 */
export async function documentedPhoto(): Promise<Buffer> {
  const painted = await paintPicture({
    ...{ seed: 7, width: 1200, height: 1600, format: 'jpeg', orientation: 6 },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
    location: { latitude: 37.55, longitude: 126.99 },
  })
  expect(painted.length).toBeLessThan(PHOTO_BYTES)
  return Buffer.concat([painted, Buffer.alloc(PHOTO_BYTES - painted.length)])
}

/**
 * Runs each example of a document against a real receiver and compares what comes out with the
 * block behind it. Whatever it has sent is saved with every byte.
 */
export function describeExamples(document: string): void {
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
      const laptop = await openReceiver(['--token', DOCUMENTED_TOKEN])
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
