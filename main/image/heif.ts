import { createRequire } from 'node:module'
import type LibHeif from 'libheif-js/wasm-bundle.js'
import type { Orientation, Size } from '../../contract/photo'
import { asSize, orientationOf, type Turn } from './orientation'

export interface HeifFacts {
  /** What a person sees: cropped (`clap`), rotated (`irot`), mirrored (`imir`). */
  size: Size | null
  storedSize: Size | null
  orientation: Orientation
}

// Node would look through its text before an `import`, with WebAssembly that it compiles beside the
// event loop; in a worker of Electron 33 that wait now and then never ended
// (https://github.com/nodejs/node/issues/54918).
const libheif = createRequire(import.meta.url)('libheif-js/wasm-bundle.js') as typeof LibHeif

const ERROR_BYTES = 16
const MOST_TURNS = 8
const ROTATE = fourLetters('irot')
const MIRROR = fourLetters('imir')
/** `heif_transform_mirror_direction_vertical`: top and bottom change places. */
const TOP_TO_BOTTOM = 0

/**
 * Reads the primary picture's sizes from the front of a HEIC, HEIF or AVIF file without decoding
 * it. EXIF is not asked: in these formats only the boxes turn the picture (ISO/IEC 23008-12, 6.5.10
 * and A.2.1). libheif is called through its C functions: its class for JavaScript gives neither the
 * stored size nor the turns.
 * @returns null when the file's description is not whole in `bytes`.
 */
export function readHeif(bytes: Uint8Array): HeifFacts | null {
  const context = libheif._heif_context_alloc()
  const memory = libheif._malloc(bytes.length)
  const scratch = libheif._malloc(ERROR_BYTES + 4 * MOST_TURNS)
  try {
    libheif.HEAPU8.set(bytes, memory)
    // A cut-off file is an error here only because libheif looks for the EXIF at once, which may
    // lie at the end; the pictures are known by then. Whether they really are, the next call tells.
    libheif._heif_context_read_from_memory_without_copy(scratch, context, memory, bytes.length, 0)
    libheif._heif_context_get_primary_image_handle(scratch, context, scratch + ERROR_BYTES)
    if (int32(scratch) !== 0) return null
    const handle = int32(scratch + ERROR_BYTES)
    try {
      return readHandle(context, handle, scratch + ERROR_BYTES)
    } finally {
      libheif._heif_image_handle_release(handle)
    }
  } finally {
    libheif._heif_context_free(context)
    libheif._free(scratch)
    libheif._free(memory)
  }
}

function readHandle(context: number, handle: number, scratch: number): HeifFacts {
  const item = libheif._heif_image_handle_get_item_id(handle)
  return {
    size: asSize(
      libheif._heif_image_handle_get_width(handle),
      libheif._heif_image_handle_get_height(handle),
    ),
    storedSize: asSize(
      libheif._heif_image_handle_get_ispe_width(handle),
      libheif._heif_image_handle_get_ispe_height(handle),
    ),
    orientation: orientationOf(readTurns(context, item, scratch)),
  }
}

function readTurns(context: number, item: number, list: number): Turn[] {
  const found = libheif._heif_item_get_transformation_properties(context, item, list, MOST_TURNS)
  return Array.from({ length: Math.min(found, MOST_TURNS) }, (_, index) =>
    int32(list + 4 * index),
  ).flatMap((property): Turn[] => {
    const type = libheif._heif_item_get_property_type(context, item, property)
    if (type === ROTATE) {
      const degreesCounterClockwise = libheif._heif_item_get_property_transform_rotation_ccw(
        context,
        item,
        property,
      )
      return [{ kind: 'rotate', degreesCounterClockwise }]
    }
    if (type !== MIRROR) return []
    const way = libheif._heif_item_get_property_transform_mirror(context, item, property)
    return [{ kind: 'flip', direction: way === TOP_TO_BOTTOM ? 'vertical' : 'horizontal' }]
  })
}

/** Read afresh each time: the heap moves when it grows. */
const int32 = (address: number): number => libheif.HEAP32[address >> 2] ?? 0

function fourLetters(code: string): number {
  return [...code].reduce((value, letter) => (value << 8) | letter.charCodeAt(0), 0)
}
