import Uppy from '@uppy/core'
import XHRUpload from '@uppy/xhr-upload'
import Dropzone from 'dropzone'
import { create as createPond } from 'filepond'

/** Each sends a file to the address of the page, and gives the text that was answered. */
globalThis.senders = {
  async Uppy(file) {
    const uppy = new Uppy().use(XHRUpload, { endpoint: '.' })
    uppy.addFile({ name: file.name, type: file.type, data: file })
    const { successful, failed } = await uppy.upload()
    return (successful[0] ?? failed[0]).response.body
  },

  Dropzone: (file) => sendWithDropzone(file, {}),
  'Dropzone, in parts': (file) =>
    sendWithDropzone(file, { chunking: true, forceChunking: true, chunkSize: 10_000 }),

  FilePond(file) {
    return new Promise((resolve) => {
      const process = { url: '.', onload: resolve, onerror: resolve }
      createPond({ server: { process }, files: [] }).addFile(file, { index: 0 })
    }).then(JSON.parse)
  },
}

function sendWithDropzone(file, options) {
  const zone = new Dropzone(document.createElement('div'), { url: '.', ...options })
  return new Promise((resolve) => {
    zone.on('success', (_, answer) => resolve(answer))
    zone.on('error', (_, answer) => resolve(answer))
    zone.addFile(file)
  })
}
