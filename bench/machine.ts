import { cpus, release, totalmem } from 'node:os'
import { ask } from '../tools/setup/run.mjs'

/** What the figures were measured on; nothing that names this one computer. */
export function describeMachine(folder: string): string {
  const fileSystem = ask('stat', ['--file-system', '--format=%T', folder]).text.trim()
  return [
    `${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${release().replace(/-.*/, '')}`,
    `Node ${process.versions.node}`,
    `files on ${fileSystem}`,
    'server and sender share the machine, over loopback',
  ].join(', ')
}
