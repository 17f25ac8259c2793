import { isAbsolute } from 'node:path'
import * as v from 'valibot'
import { type AppMenu, MENU_LIMITS, MENU_ROLES } from '../../../contract/app-menu'
import {
  type BridgeCall,
  DRAG_ICON_SIDE,
  type DragIcon,
  type HandedSource,
  type MainCalls,
  MOST_IN_VIEWPORT,
  PASTED_MAX_BYTES,
} from '../../../contract/bridge'
import { HANDED_LIMITS } from '../../../contract/handed'
import { COMMAND_LIMITS } from '../../../contract/result'
import type { OwnSettings } from '../../../contract/settings'
import { AppError } from '../../base/errors'
import { SENDER_ID } from '../../http/sender'
import { readSettings } from '../../settings/settings-file'
import { isPhotoId } from '../pictures/photo-protocol'

/** The calls of the bridge: what a page may pass to each, and what it does. */
export type Handlers = {
  [Call in BridgeCall]: {
    takes: v.GenericSchema<unknown, Parameters<MainCalls[Call]>>
    run: MainCalls[Call]
  }
}

/** Exactly these arguments. */
export const takes = <const Schemas extends v.TupleItems>(...schemas: Schemas) =>
  v.strictTuple(schemas)

/** Our texts (an address, a code, a size) are shorter than this. */
export const TEXT = v.pipe(v.string(), v.maxLength(10_000))
export const COMMAND_LINE = v.pipe(v.string(), v.maxLength(COMMAND_LIMITS.lineLength))
export const YES_OR_NO = v.boolean()
export const ADDRESS = v.pipe(v.string(), v.ipv4())
export const PHONE_ID = SENDER_ID
export const PHOTO_ID = v.custom<string>(isPhotoId)
/** Quarters of a turn. */
export const TURNS = v.picklist([1, 2, 3])
export const VIEWPORT = v.pipe(v.array(PHOTO_ID), v.maxLength(MOST_IN_VIEWPORT))

/** At least one photo, none twice. The default of `most` is more photos than anyone has. */
export const photoIds = (most = 100_000) =>
  v.pipe(
    v.array(PHOTO_ID),
    v.minLength(1),
    v.maxLength(most),
    v.check((ids) => new Set(ids).size === ids.length),
  )

/** A text for a phone; one that is too long is refused with a sentence. */
export const HANDED_TEXT = v.pipe(v.string(), v.maxLength(2 * HANDED_LIMITS.textLength))
export const HANDED_IDS = v.pipe(
  v.array(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
  v.maxLength(HANDED_LIMITS.inAll),
)

const FILE_PATH = v.pipe(
  v.string(),
  v.maxLength(32_768),
  v.check((path) => isAbsolute(path) && !path.includes('\0')),
)
const PNG_START = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1')
const PASTED_PNG = v.pipe(
  v.instance(Uint8Array),
  v.check((png) => png.length <= PASTED_MAX_BYTES && PNG_START.equals(png.subarray(0, 8))),
)
/** A picture that the window has drawn, for the clipboard. */
export const DRAWN_PNG = v.nullable(PASTED_PNG)
/** What the preload script makes of dropped and pasted files. */
export const HANDED_FILES: v.GenericSchema<unknown, HandedSource[]> = v.pipe(
  v.array(v.union([FILE_PATH, PASTED_PNG])),
  v.minLength(1),
  v.maxLength(HANDED_LIMITS.ofPhone),
)

export const EXPORT_KIND = v.picklist(['zip', 'csv'])

const SIDE = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(DRAG_ICON_SIDE))
export const DRAG_ICON: v.GenericSchema<unknown, DragIcon> = v.pipe(
  v.object({ width: SIDE, height: SIDE, pixels: v.instance(Uint8Array) }),
  v.check(({ width, height, pixels }) => pixels.length === width * height * 4),
)

/** Some settings. @throws AppError WRONG_SETTING, which the window shows */
export const SOME_SETTINGS: v.GenericSchema<unknown, Partial<OwnSettings>> = v.pipe(
  v.unknown(),
  v.transform((some) => {
    const { read, wrong } = readSettings(some)
    if (wrong.length > 0 || 'folder' in read || 'command' in read || 'startAtLogin' in read)
      throw new AppError('WRONG_SETTING')
    return read
  }),
)

const LABEL = v.pipe(v.string(), v.maxLength(MENU_LIMITS.letters))
const ENTRY = v.variant('kind', [
  v.object({ kind: v.literal('separator') }),
  // A role that is not on the list could reload or close what it should not.
  v.object({ kind: v.literal('role'), role: v.picklist(MENU_ROLES), label: LABEL }),
  v.object({
    kind: v.literal('command'),
    id: v.pipe(v.string(), v.regex(/^[a-z]{1,40}$/i)),
    label: LABEL,
    keys: v.nullable(v.pipe(v.string(), v.regex(/^[\w+,-]{1,40}$/))),
    heardBy: v.picklist(['page', 'menu']),
    enabled: v.boolean(),
    checked: v.nullable(v.boolean()),
  }),
])
const ENTRIES = v.pipe(v.array(ENTRY), v.maxLength(MENU_LIMITS.entries))
export const MENU: v.GenericSchema<unknown, AppMenu> = v.pipe(
  v.array(v.object({ label: LABEL, entries: ENTRIES })),
  v.maxLength(MENU_LIMITS.lists),
)
