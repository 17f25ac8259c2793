import { expect, it } from 'vitest'
import { absentFrom, missingLibraries } from './system-packages.mjs'

it('names the libraries that the linker does not find', () => {
  const ldd = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibnss3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibgtk-3.so.0 => not found
`
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgtk-3.so.0'])
})

it('names the libraries that no folder of the linker has', () => {
  const ldconfig = `2 libs found in cache \`/etc/ld.so.cache'
\tlibX11.so.6 (libc6,x86-64) => /lib/x86_64-linux-gnu/libX11.so.6
`
  expect(absentFrom(ldconfig, ['libX11.so.6', 'libX11-xcb.so.1'])).toEqual(['libX11-xcb.so.1'])
  expect(absentFrom('', ['libX11.so.6'])).toEqual([])
})
