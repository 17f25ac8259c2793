import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import * as v from 'valibot'
import { HOLDING, PHONE_COLOURS, VIDEO_FORMATS } from '../../../contract/photo'
import type { ReceiverEvent } from '../../../contract/receiver-event'

const LENGTH = v.pipe(v.number(), v.integer(), v.minValue(0))
/** Milliseconds since 1970, or a duration. */
const MS = v.number()
const PIXELS = v.pipe(v.number(), v.integer(), v.minValue(1))

const size = v.strictObject({ width: PIXELS, height: PIXELS })
const sender = v.strictObject({ id: v.string(), name: v.string() })
const address = v.strictObject({
  address: v.string(),
  interfaceName: v.string(),
  kind: v.picklist(['wifi', 'ethernet', 'vpn', 'virtual', 'loopback', 'other']),
})
const phone = v.strictObject({
  ...sender.entries,
  colour: v.nullable(v.picklist(PHONE_COLOURS)),
  state: v.picklist([
    ...['open', 'picking', 'preparing', 'sending', 'paused', 'done', 'hidden', 'held', 'lost'],
  ] as const),
  heldBy: v.nullable(v.picklist(HOLDING)),
  done: LENGTH,
  total: LENGTH,
  seenAt: MS,
})
const facts = v.strictObject({
  format: v.picklist([
    ...([
      'jpeg',
      'png',
      'gif',
      'webp',
      'heic',
      'avif',
      'tiff',
      'bmp',
      'jxl',
      'dng',
      'raw',
    ] as const),
    ...VIDEO_FORMATS,
    'other',
  ]),
  size: v.nullable(size),
  storedSize: v.nullable(size),
  orientation: v.picklist([1, 2, 3, 4, 5, 6, 7, 8]),
  duration: v.nullable(MS),
  capturedAt: v.nullable(MS),
  capturedLocal: v.nullable(v.string()),
  film: v.nullable(v.strictObject({ at: LENGTH, length: LENGTH })),
  contentId: v.nullable(v.string()),
  camera: v.nullable(v.string()),
  hasLocation: v.boolean(),
  isLocationRemoved: v.boolean(),
})
const uploadState = v.picklist(['waiting', 'arriving', 'paused'])
const upload = v.strictObject({
  id: v.string(),
  name: v.string(),
  sender,
  bytes: v.nullable(LENGTH),
  offset: LENGTH,
  state: uploadState,
  facts: v.nullable(facts),
  startedAt: MS,
})
const program = v.string()
const result = v.strictObject({
  state: v.picklist(['done', 'failed']),
  label: v.string(),
  text: v.string(),
  values: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  image: v.nullable(v.strictObject({ format: v.picklist(['png', 'jpeg']), ...size.entries })),
  error: v.nullable(
    v.variant('code', [
      v.strictObject({
        code: v.picklist([
          ...(['COMMAND_MISSING', 'COMMAND_NOT_STARTED', 'COMMAND_FLOODED'] as const),
          ...(['COMMAND_LEFT_OTHERS', 'COMMAND_NOT_JSON', 'COMMAND_NOT_REACHED'] as const),
        ]),
        program,
      }),
      v.strictObject({ code: v.literal('COMMAND_FAILED'), program, exit: v.string() }),
      v.strictObject({ code: v.literal('COMMAND_DIED'), program, signal: v.string() }),
      v.strictObject({ code: v.literal('COMMAND_TOO_LONG'), program, seconds: v.string() }),
    ]),
  ),
  at: MS,
})
const photo = v.strictObject({
  ...facts.entries,
  id: v.string(),
  name: v.string(),
  subfolder: v.exactOptional(v.string()),
  jpegCopy: v.exactOptional(v.nullable(v.string())),
  bytes: LENGTH,
  sender,
  startedAt: v.exactOptional(MS),
  receivedAt: MS,
  isDamaged: v.boolean(),
  isConverted: v.boolean(),
  isStarred: v.exactOptional(v.literal(true)),
  result: v.exactOptional(v.nullable(result)),
})
const handed = v.strictObject({
  id: v.string(),
  phoneId: v.string(),
  kind: v.picklist(['photo', 'file', 'text', 'link']),
  name: v.string(),
  bytes: LENGTH,
  width: v.nullable(PIXELS),
  height: v.nullable(PIXELS),
  state: v.picklist(['waiting', 'sending', 'fetched', 'gone']),
  sent: LENGTH,
})
const id = v.string()
const event = <Type extends ReceiverEvent['type'], Fields extends v.ObjectEntries>(
  type: Type,
  fields: Fields,
) => v.strictObject({ type: v.literal(type), ...fields })

/** One event as `--json` prints it: no other, and no other fields. */
export const EVENT = v.variant('type', [
  event('listening', {
    url: v.string(),
    token: v.string(),
    code: v.pipe(v.string(), v.regex(/^\d{6}$/)),
    folder: v.string(),
    port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65_535)),
    localUrl: v.nullable(v.string()),
    address,
    isAddressChosen: v.boolean(),
    addresses: v.array(address),
    wifiName: v.nullable(v.string()),
    stopped: v.boolean(),
    typingOpensAt: v.nullable(MS),
  }),
  event('visitor', {}),
  event('phone', { phone }),
  event('phone-left', { id }),
  event('asking', { sender }),
  event('answered', { id }),
  event('upload', { upload }),
  event('measured', { id, facts }),
  event('progress', { id, offset: LENGTH, state: uploadState }),
  event('saved', { photo }),
  event('duplicate', { id, photo }),
  event('failed', {
    id,
    name: v.string(),
    sender,
    error: v.strictObject({ code: v.string(), message: v.string() }),
    retryable: v.boolean(),
  }),
  event('batch', {
    sender,
    photos: LENGTH,
    videos: LENGTH,
    files: LENGTH,
    bytes: LENGTH,
    duplicates: LENGTH,
    failed: LENGTH,
    since: MS,
  }),
  event('corrected', { photo }),
  event('result', { photo }),
  event('starred', { photo }),
  event('restored', { photo }),
  event('handed', { handed }),
  event('removed', { id }),
  event('folder-changed', {}),
])

type Fits<A, B> = [A] extends [B] ? ([B] extends [A] ? true : false) : false
/** Without optional fields: a type fits another that lacks one. */
type Whole<T> = T extends object ? { [Key in keyof T]-?: Whole<T[Key]> } : T
type Told = v.InferOutput<typeof EVENT>
/** Does not compile where the schema and the contract differ. */
export const IS_THE_CONTRACT: Fits<Told, ReceiverEvent> & Fits<Whole<Told>, Whole<ReceiverEvent>> =
  true

/** `docs/events.schema.json`: like `EVENT`, but open to fields that later versions may add. */
export function eventSchema(): JsonSchema {
  const { $schema, ...schema } = toJsonSchema(EVENT, {
    target: 'draft-2020-12',
    definitions: { address, sender, phone, facts, upload, photo, result, handed },
  })
  const text = JSON.stringify(schema, (key, value) =>
    key === 'additionalProperties' && value === false ? undefined : value,
  )
  return {
    $schema: `${$schema}`,
    title: 'Snapland: one event, one line of --json',
    ...JSON.parse(text),
  }
}
