/**
 * Starts @ezshare/lib as its own command line does, on 127.0.0.1 alone: node ezshare-server.mjs
 * <node_modules> <folder>
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [, , modules = '', folder = '', port = ''] = process.argv
const { default: App, parseArgs } = await import(
  pathToFileURL(join(modules, '@ezshare', 'lib', 'dist', 'index.js')).href
)
const webPath = join(modules, '@ezshare', 'web', 'dist')
// What it hands to Express as its port may be any of Node's listen options; it can say no host
// otherwise.
const listen = { port: Number(port), host: '127.0.0.1' }
await App({ ...parseArgs([folder]), port: listen, webPath }).start()
