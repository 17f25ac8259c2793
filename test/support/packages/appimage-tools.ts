import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUNTIME_BYTES = 512

/**
 * Unpacks what follows it and starts that, as the real runtime does where nothing can be mounted.
 */
const RUNTIME = `#!/bin/sh
APPIMAGE=$(readlink -f "$0")
APPDIR=$(mktemp -d)/app
export APPIMAGE APPDIR
unsquashfs -quiet -no-progress -offset ${RUNTIME_BYTES} -dest "$APPDIR" "$APPIMAGE" >/dev/null || exit
exec "$APPDIR/AppRun" "$@"
`

/** By their paths in the folder that electron-builder looks into. */
const PROGRAMS = {
  mksquashfs: '#!/bin/sh\nexec mksquashfs "$@" -Xcompression-level 1\n',
  'desktop-file-validate': '#!/bin/sh\n',
  'runtimes/runtime-x64': RUNTIME.padEnd(RUNTIME_BYTES, '\n'),
}

export interface AppImageTools {
  /** For `APPIMAGE_TOOLS_PATH`. */
  folder: string
  close(): Promise<void>
}

/**
 * What electron-builder makes an AppImage with, instead of its download. Debian has `mksquashfs`,
 * but in no package the runtime that an AppImage begins with: a script stands in for that.
 */
export async function makeAppImageTools(): Promise<AppImageTools> {
  const folder = await mkdtemp(join(tmpdir(), 'snapland-appimage-'))
  for (const name of ['runtimes', 'lib/x64']) await mkdir(join(folder, name), { recursive: true })
  for (const [path, text] of Object.entries(PROGRAMS)) {
    await writeFile(join(folder, path), text)
    await chmod(join(folder, path), 0o755)
  }
  return { folder, close: () => rm(folder, { recursive: true, force: true }) }
}
