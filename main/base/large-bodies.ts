import { setFlagsFromString } from 'node:v8'

/**
 * Prepares V8 for gigabytes that pass by. Node hands a body over in chunks of 64 KiB that lie
 * outside of V8's heap and yet count towards its limit. The heap is small, about 10 MB, so that
 * each 20 MB received would start a collection of all of it: a quarter of the work for a photo
 * (docs/benchmarks.md). With a limit of five heaps the cheap collection of young objects, which
 * frees the chunks, comes first.
 */
export function expectLargeBodies(): void {
  setFlagsFromString('--heap-growing-percent=400')
}
