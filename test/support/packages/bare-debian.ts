import { execFile } from 'node:child_process'
import { chmod, copyFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { ask } from '../../../tools/setup/run.mjs'
import { mountSmallDisk } from '../disk/mounted-disk'
import { AS_ORDINARY_USER } from '../receiver/unprivileged'

const run = promisify(execFile)
/** It has Electron's libraries and the package in it at the end. */
const MEMORY = 3e9

/** A Debian with what each has and no more, in a folder in memory. */
export interface BareDebian {
  /** With all that it depends on, as a person does it. */
  install(deb: string): Promise<void>
  /**
   * A program of this machine that starts one of that Debian as an ordinary user. They share
   * processes, network and /tmp.
   */
  starter(folder: string, program: string): Promise<string>
  close(): Promise<void>
}

/** Where this machine has its own packages from. */
function source(): { release: string; mirror: string } | null {
  const format = '$(RELEASE) $(REPO_URI)'
  const { text } = ask('apt-get', ['indextargets', '--format', format, 'Created-By: Packages'])
  const [, release, mirror] = /^(\w+) (\S+)$/m.exec(text) ?? []
  return release === undefined || mirror === undefined ? null : { release, mirror }
}

/** Why there can be none here; null where there can. */
export function obstacleToDebian(): string | null {
  if (process.getuid?.() !== 0) return 'only root can make one'
  if (ask('debootstrap', ['--version']).code === 127) return 'there is no debootstrap'
  return source() === null ? 'nothing tells where Debian can be had' : null
}

export async function makeBareDebian(): Promise<BareDebian> {
  const from = source()
  if (from === null) throw new Error('Nothing tells where Debian can be had')
  const { folder: root, close } = await mountSmallDisk(MEMORY)
  await chmod(root, 0o755)
  await run('debootstrap', ['--variant=minbase', from.release, root, from.mirror])
  const inside = (program: string, ...args: string[]) =>
    run('chroot', [root, 'env', 'DEBIAN_FRONTEND=noninteractive', program, ...args])
  return {
    async install(deb) {
      await copyFile(deb, join(root, basename(deb)))
      await inside('apt-get', 'install', '--yes', '--no-install-recommends', `/${basename(deb)}`)
    },
    async starter(folder, program) {
      const starter = join(folder, 'start-in-debian')
      const mounts = ['/dev', '/proc', '/sys', '/tmp'].map(
        (path) => `mount --rbind ${path} '${root}${path}'`,
      )
      const command = ['exec', 'chroot', `'${root}'`, ...AS_ORDINARY_USER, program, '"$@"']
      // Mounts of its own: they end with the program.
      const script = ['set -e', ...mounts, command.join(' ')].join('\n')
      const start = 'exec unshare --mount --propagation slave sh -c "$script" sh "$@"'
      await writeFile(starter, `#!/bin/sh\nscript=$(cat <<'END'\n${script}\nEND\n)\n${start}\n`)
      await chmod(starter, 0o755)
      return starter
    },
    close,
  }
}
