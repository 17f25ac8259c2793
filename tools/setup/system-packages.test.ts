import { expect, it } from 'vitest'
import { missingLibraries } from './system-packages.mjs'

it('names the libraries that the linker does not find', () => {
  const ldd = `\tlinux-vdso.so.1 (0x00007ffd)
\tlibnss3.so => not found
\tlibc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007f)
\tlibgtk-3.so.0 => not found
`
  expect(missingLibraries(ldd)).toEqual(['libnss3.so', 'libgtk-3.so.0'])
})
