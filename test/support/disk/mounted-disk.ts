import { chmod, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asRoot } from '../receiver/privileges'

/** A disk of its own, mounted at a folder that anybody may write into. */
export interface MountedDisk {
  folder: string
  /** Takes it away, whatever is open on it; the empty folder stays. */
  unplug(): Promise<void>
  /** An empty disk in the same place. */
  plugIn(): Promise<void>
  close(): Promise<void>
}

/** A disk in memory that holds this many bytes. */
export function mountSmallDisk(bytes: number): Promise<MountedDisk> {
  const what = `a disk of ${bytes} bytes`
  const options = `size=${bytes},mode=0777`
  return mountDisk(what, (folder) =>
    asRoot(what, 'mount', '-t', 'tmpfs', '-o', options, 'tmpfs', folder),
  )
}

/**
 * exFAT, as on most memory cards: no hard links, and names that differ only in case are one name.
 */
export async function mountExfat(bytes: number): Promise<MountedDisk> {
  const what = 'an exFAT disk'
  const home = await mkdtemp(join(tmpdir(), 'snapland-exfat-'))
  const image = join(home, 'image')
  await writeFile(image, '')
  await truncate(image, bytes)
  await asRoot(what, 'mkfs.exfat', image)
  const device = (await asRoot(what, 'losetup', '--find', '--show', image)).trim()
  const disk = await mountDisk(what, (folder) => asRoot(what, 'mount.exfat-fuse', device, folder))
  return {
    ...disk,
    async close() {
      await disk.close()
      await asRoot(what, 'losetup', '--detach', device)
      await rm(home, { recursive: true })
    },
  }
}

async function mountDisk(
  what: string,
  mount: (folder: string) => Promise<unknown>,
): Promise<MountedDisk> {
  const home = await mkdtemp(join(tmpdir(), 'snapland-disk-'))
  // The app runs as another user.
  await chmod(home, 0o755)
  const folder = join(home, 'disk')
  await asRoot(what, 'install', '-d', '-m', '0777', folder)
  await mount(folder)
  let isMounted = true
  const unplug = async () => {
    await asRoot(what, 'umount', '--lazy', folder)
    isMounted = false
  }
  return {
    folder,
    unplug,
    async plugIn() {
      await mount(folder)
      isMounted = true
    },
    async close() {
      if (isMounted) await unplug()
      await rm(home, { recursive: true })
    },
  }
}
