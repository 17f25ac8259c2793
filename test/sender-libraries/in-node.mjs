import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

/** Each sends the photo at `path` to `url`, and gives the receipt that was answered. */
const SENDERS = {
  async 'axios, form'(url, path) {
    const { default: axios } = await import('axios')
    return (await axios.post(url, await formOf(path))).data
  },
  async 'axios, stream'(url, path) {
    const { default: axios } = await import('axios')
    return (await axios.put(url, createReadStream(path), { headers: headersOf(path) })).data
  },
  async 'got, form'(url, path) {
    const { default: got } = await import('got')
    return got.post(url, { body: await formOf(path) }).json()
  },
  async 'got, stream'(url, path) {
    const { default: got } = await import('got')
    const request = got.stream.put(url, { headers: headersOf(path) })
    const [answer] = await Promise.all([text(request), pipeline(createReadStream(path), request)])
    return JSON.parse(answer)
  },
  async 'superagent, form'(url, path) {
    const { default: superagent } = await import('superagent')
    return (await superagent.post(url).field('note', 'x').attach('photo', path)).body
  },
}

const headersOf = (path) => ({
  'Content-Type': 'image/jpeg',
  'X-FileName': encodeURIComponent(basename(path)),
})

async function formOf(path) {
  const form = new FormData()
  form.append('note', 'x')
  form.append('photo', new File([await readFile(path)], basename(path)))
  return form
}

const [sender, url, path] = process.argv.slice(2)
console.log(JSON.stringify(await SENDERS[sender](url, path)))
