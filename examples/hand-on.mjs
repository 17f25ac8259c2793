#!/usr/bin/env node
/**
 * Hands each photo on to a store that exists already, with rclone (https://rclone.org): S3,
 * Nextcloud, Google Drive, a folder on another disk...
 * `node examples/hand-on.mjs {path} {name} nextcloud:Photos`, where `rclone config` has made the
 * remote. Nothing there is written over, and what stands there afterwards is compared with the
 * photo. (`rclone copyto --immutable` would write over a file of that name.)
 */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'

const [path, name, store] = process.argv.slice(2)
if (path === undefined || name === undefined || store === undefined) {
  console.error('Usage: hand-on.mjs PATH NAME STORE')
  process.exit(2)
}
const target = `${store.replace(/\/$/, '')}${store.endsWith(':') ? '' : '/'}${name}`
await rclone('copyto', '--ignore-existing', path, target)
const there = JSON.parse(await rclone('lsjson', '--stat', '--hash', target))
if (!(await isTheSame(path, there))) throw new Error(`Another file has that name: ${target}`)
console.log(JSON.stringify({ label: 'Handed on', text: target }))

/**
 * @param {string[]} words
 * @returns {Promise<string>} what it printed
 */
async function rclone(...words) {
  const child = spawn('rclone', words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', resolve)
  })
  const [code, printed] = await Promise.all([exit, text(child.stdout)])
  if (code !== 0) throw new Error(`rclone ${words[0]} ended with ${code}`)
  return printed
}

/**
 * By length, and by what the store tells of the content, if anything.
 * @param {string} file
 * @param {{ Size: number, Hashes?: Record<string, string> }} there
 */
async function isTheSame(file, { Size, Hashes = {} }) {
  if ((await stat(file)).size !== Size) return false
  const kind = ['sha256', 'sha1', 'md5'].find((each) => Hashes[each])
  if (kind === undefined) return true
  const hash = createHash(kind)
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex') === Hashes[kind]
}
