import { Upload, type UploadOptions } from 'tus-js-client'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Home, makeHome } from './support/home'
import { createOpened } from './support/opened'
import { landscape, type PhoneAlbum, paintAlbum } from './support/painted-photos'
import { receivedFiles } from './support/received-files'
import { startTerminalReceiver, type TerminalReceiver } from './support/terminal-receiver'

const MIB = 1024 * 1024

describe('tus-js-client, as it is', () => {
  const opened = createOpened()
  let home: Home
  let receiver: TerminalReceiver
  let album: PhoneAlbum

  beforeAll(async () => {
    album = opened(
      await paintAlbum({
        'at once.jpg': landscape(1),
        'after creation.jpg': landscape(2),
        'in pieces.png': { ...landscape(3), width: 3200, height: 2400, format: 'png' },
      }),
    )
    home = opened(await makeHome())
    receiver = opened(await startTerminalReceiver(home))
  })

  const upload = (bytes: Buffer, options: UploadOptions) =>
    new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: `${receiver.listening.url}uploads`,
        retryDelays: null,
        onSuccess: () => resolve(),
        onError: reject,
        ...options,
      }).start()
    })

  it.each([
    ['at once.jpg', { uploadDataDuringCreation: true }],
    ['after creation.jpg', {}],
    ['in pieces.png', { chunkSize: MIB }],
  ])('sends a photo %s', async (filename, options: UploadOptions) => {
    const photo = album.photos.find(({ name }) => name === filename)
    if (!photo) throw new Error(`${filename} is not in the album`)
    if (options.chunkSize) expect(photo.bytes.length).toBeGreaterThan(2 * options.chunkSize)

    await upload(photo.bytes, { ...options, metadata: { filename } })
    const saved = await receiver.event('saved', ({ photo: { name } }) => name === filename)
    expect(saved.photo.size).toEqual({ width: photo.width, height: photo.height })
    expect((await receivedFiles(home.folder)).get(filename)?.equals(photo.bytes)).toBe(true)
  })
})
