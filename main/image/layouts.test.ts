import { deflateSync } from 'node:zlib'
import ExifReader from 'exifreader'
import fc from 'fast-check'
import libheif from 'libheif-js/wasm-bundle.js'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import type { PictureFormat } from '../../contract/photo'
import { exifBlock, type MadeExif } from '../../test/fixtures/exif'
import { FIXTURES } from '../../test/fixtures/fixtures'
import {
  box,
  heifLayout,
  jpegLayout,
  jxlLayout,
  type Layout,
  pngLayout,
  webpLayout,
} from '../../test/fixtures/layouts'
import { paintPicture } from '../../test/fixtures/paint'
import { tiffLayout, tiffRaw } from '../../test/fixtures/raw'
import { bytesSource } from './byte-source'
import { isCutShort } from './cut-short'
import { gifBlocks } from './headers'
import { createdInIptc, iptcInPhotoshop } from './iptc'
import { readFacts } from './picture-facts'
import { sniff } from './sniff'

const NOW = Date.UTC(2026, 10, 22)
const EXIF: MadeExif = {
  first: { 271: 'samsung', 272: 'SM-S928B' },
  exif: { 36867: '2026:05:17 18:42:10', 36881: '+09:00' },
  place: [
    [37, 33, 59],
    [126, 58, 40],
  ],
}
const TOLD = {
  capturedLocal: '2026-05-17T18:42:10+09:00',
  capturedAt: Date.UTC(2026, 4, 17, 9, 42, 10),
  camera: 'samsung SM-S928B',
  hasLocation: true,
}
const facts = (bytes: Buffer, format: PictureFormat) => readFacts(bytesSource(bytes), format, NOW)
const isCut = (bytes: Buffer, format: PictureFormat) => isCutShort(bytesSource(bytes), format)

const trailers = fc.oneof(
  fc.constantFrom(
    '',
    '\0\0\0\0',
    '\0'.repeat(5000),
    '<x:xmpmeta/>',
    'SEFH\0\0SEFT',
    '\xff\xd8\xff',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
const bits = (side: number, count: number) => (side - 1).toString(2).padStart(count, '0')

const layouts: fc.Arbitrary<Layout> = fc.record({
  exif: fc.boolean().map((isLittle) => exifBlock(EXIF, isLittle)),
  pad: fc.oneof(fc.nat(3000), fc.nat(300_000)),
  isLast: fc.boolean(),
  trailer: trailers.map((text) => Buffer.from(text, 'latin1')),
})

const small = { seed: 41, width: 66, height: 48 }
const SIZE = { width: 66, height: 48 }
const colour = sharp({ create: { ...SIZE, channels: 3, background: '#a48' } })
const [jpeg, png, webp, gif, heic, avif] = await Promise.all([
  colour.clone().jpeg().toBuffer(),
  colour.clone().png().toBuffer(),
  colour.clone().webp().toBuffer(),
  colour.clone().gif().toBuffer(),
  paintPicture({
    ...{ ...small, format: 'heic', camera: { make: 'samsung', model: 'SM-S928B' } },
    takenAt: { date: '2026:05:17 18:42:10', offset: '+09:00' },
  }),
  paintPicture({ ...small, format: 'avif', orientation: 6 }),
])
const vp8 = { picture: webp.subarray(12), ...SIZE }

/** One made picture of each format in a random layout. */
const made: [PictureFormat, (layout: Layout) => Buffer, object][] = [
  ['jpeg', (layout) => jpegLayout(jpeg, layout), TOLD],
  ['png', (layout) => pngLayout(png, layout), TOLD],
  ['webp', (layout) => webpLayout(vp8, layout), TOLD],
  ['jxl', jxlLayout, { ...TOLD, size: { width: 40, height: 16 } }],
  ['heic', (layout) => heifLayout(heic, layout), { ...TOLD, hasLocation: false }],
  ['avif', (layout) => heifLayout(avif, layout), {}],
  ['gif', ({ trailer }) => Buffer.concat([gif, trailer]), {}],
  ['tiff', (layout) => tiffLayout(SIZE, layout), {}],
  [
    'raw',
    ({ trailer }) => Buffer.concat([tiffRaw(), trailer]),
    { size: { width: 40, height: 60 } },
  ],
]

describe.each(made)('a %s in any layout', (format, layOut, told) => {
  it('has its size, its date and its location, and is not damaged', () => {
    fc.assert(
      fc.property(layouts, (layout) => {
        const bytes = layOut(layout)
        expect(facts(bytes, format)).toMatchObject({ size: SIZE, ...told })
        expect(isCut(bytes, format)).toBe(false)
      }),
      { numRuns: 60 },
    )
  })
})

describe('where a photo says when and where it was taken', () => {
  const of = (made: MadeExif, xmp = '') => {
    const packet = Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)
    const app1 = Buffer.concat([
      Buffer.from([0xff, 0xe1, (packet.length + 2) >> 8, (packet.length + 2) & 255]),
      packet,
    ])
    const layout = { exif: exifBlock(made), pad: 0, isLast: false, trailer: Buffer.alloc(0) }
    const whole = jpegLayout(jpeg, layout)
    return facts(Buffer.concat([whole.subarray(0, 2), app1, whole.subarray(2)]), 'jpeg')
  }
  const [A, B, C, D] = ['2021', '2022', '2023', '2024'].map((year) => `${year}:03:02 10:11:12`)
  const ISO = '2024-01-02T03:04:05'

  it.each<[string, MadeExif, string, string | null]>([
    [
      'DateTimeOriginal first',
      { exif: { 36867: `${A}`, 36868: `${B}` } },
      '',
      '2021-03-02T10:11:12',
    ],
    [
      'then CreateDate',
      { first: { 306: `${C}` }, exif: { 36868: `${B}` } },
      '',
      '2022-03-02T10:11:12',
    ],
    ['XMP of old programs', {}, `<xap:CreateDate>${ISO}Z</xap:CreateDate>`, `${ISO}+00:00`],
    ['then XMP', { first: { 306: `${C}` } }, `<a xmp:CreateDate="${ISO}+02:00"/>`, `${ISO}+02:00`],
    [
      'XMP as an element',
      {},
      `<exif:DateTimeOriginal>${ISO}.25Z</exif:DateTimeOriginal>`,
      `${ISO}+00:00`,
    ],
    ['then ModifyDate', { first: { 306: `${C}` } }, '', '2023-03-02T10:11:12'],
    [
      'the offset of that tag',
      { exif: { 36867: `${A}`, 36880: '+01:00', 36881: '-03:30' } },
      '',
      '2021-03-02T10:11:12-03:30',
    ],
    [
      'else OffsetTime',
      { exif: { 36868: `${D}`, 36880: '+05:45' } },
      '',
      '2024-03-02T10:11:12+05:45',
    ],
    ['Z for UTC', { exif: { 36867: `${A}`, 36881: 'Z' } }, '', '2021-03-02T10:11:12+00:00'],
    [
      'no offset for one that is nowhere',
      { exif: { 36867: `${A}`, 36881: '+99:00' } },
      '',
      '2021-03-02T10:11:12',
    ],
    [
      'the next where one makes no sense',
      { exif: { 36867: '0000:00:00 00:00:00', 36868: `${B}` } },
      '',
      '2022-03-02T10:11:12',
    ],
    ['nothing of a day that is none', { exif: { 36867: '2023:02:30 10:00:00' } }, '', null],
  ])('%s', (_, exif, xmp, capturedLocal) => {
    expect(of(exif, xmp).capturedLocal).toBe(capturedLocal)
  })

  it('finds a place in EXIF without N or S, and in XMP alone', () => {
    expect(
      of({
        place: [
          [37, 1, 2],
          [126, 0, 0],
        ],
      }).hasLocation,
    ).toBe(true)
    expect(
      of({}, '<a exif:GPSLatitude="37,33.9N" exif:GPSLongitude="126,58.6E"/>').hasLocation,
    ).toBe(true)
    expect(of({}, '<a exif:GPSLatitude="37,33.9N"/>').hasLocation).toBe(false)
    expect(of({}).hasLocation).toBe(false)
  })
})

/** IPTC's day and time of day among Photoshop's blocks, behind one of another kind. */
function photoshopBlocks(date: string, time = ''): Buffer {
  const field = (number: number, text: string) =>
    Buffer.concat([Buffer.from([0x1c, 2, number, 0, text.length]), Buffer.from(text)])
  const iptc = Buffer.concat([
    ...[Buffer.from('1c015a0001e9', 'hex'), Buffer.from('1c0200000200031c02050003', 'hex')],
    ...[Buffer.from('Sea'), field(55, date), ...(time === '' ? [] : [field(60, time)])],
  ])
  const block = (number: number, name: string, data: Buffer) => {
    const head = Buffer.alloc(6 + 2 * Math.ceil((1 + name.length) / 2) + 4)
    head.write('8BIM')
    head.writeUInt16BE(number, 4)
    head.writeUInt8(name.length, 6)
    head.write(name, 7)
    head.writeUInt32BE(data.length, head.length - 4)
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
  }
  return Buffer.concat([block(0x03ed, 'odd', Buffer.alloc(5)), block(0x0404, '', iptc)])
}

describe('when XMP or IPTC say that what is seen was made', () => {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0])
    head.writeUInt16BE(content.length + 2, 2)
    return Buffer.concat([head, content])
  }
  const created = (date: string) => `<photoshop:DateCreated>${date}</photoshop:DateCreated>`
  const of = (made: MadeExif, xmp: string, iptc: [string, string?]) => {
    const segments = [
      segment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`)),
      segment(
        0xed,
        Buffer.concat([
          Buffer.from('Photoshop 3.0\0'),
          iptc[0] === '' ? Buffer.alloc(0) : photoshopBlocks(...iptc),
        ]),
      ),
    ]
    const layout = { exif: exifBlock(made), pad: 0, isLast: false, trailer: Buffer.alloc(0) }
    const whole = jpegLayout(jpeg, layout)
    const bytes = Buffer.concat([whole.subarray(0, 2), ...segments, whole.subarray(2)])
    return facts(bytes, 'jpeg').capturedLocal
  }
  const made = '<xmp:CreateDate>2024-01-02T03:04:05</xmp:CreateDate>'
  const modified = { first: { 306: '2025:03:02 10:11:12' } }

  it.each<[string, MadeExif, string, [string, string?], string | null]>([
    ['IPTC', modified, made, ['20061029', '062751-0500'], '2006-10-29T06:27:51-05:00'],
    ['IPTC without an offset', {}, made, ['20061029', '062751'], '2006-10-29T06:27:51'],
    ['its day alone', modified, made, ['20061029'], '2006-10-29T00:00:00'],
    ["XMP's day alone", {}, `${made}${created('1919-05-04')}`, [''], '1919-05-04T00:00:00'],
    [
      'XMP before IPTC',
      {},
      created('2005-06-07T08:09:10+02:00'),
      ['20061029', '062751'],
      '2005-06-07T08:09:10+02:00',
    ],
    [
      'an hour before none',
      {},
      created('2006-10-29'),
      ['20061029', '062751-0500'],
      '2006-10-29T06:27:51-05:00',
    ],
    [
      'EXIF before all',
      { exif: { 36868: '2022:03:02 10:11:12' } },
      created('2005-06-07T08:09:10'),
      ['20061029'],
      '2022-03-02T10:11:12',
    ],
    ['none of an unknown day', {}, created('2005-06'), ['19190000'], null],
  ])('%s', (_, exif, xmp, iptc, capturedLocal) => {
    expect(of(exif, xmp, iptc)).toBe(capturedLocal)
  })

  it('reads nothing of blocks that end anywhere, and never throws', () => {
    const whole = photoshopBlocks('20061029', '062751')
    for (let end = 0; end < whole.length; end++)
      expect(createdInIptc(iptcInPhotoshop(whole.subarray(0, end)))).toMatch(
        /^$|^2006-10-29(T06:27:51)?$/,
      )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        createdInIptc(iptcInPhotoshop(Buffer.concat([Buffer.from('8BIM\x04\x04\0\0'), bytes])))
        createdInIptc(Buffer.concat([Buffer.from([0x1c, 2, 55]), bytes]))
      }),
    )
  })
})

describe('where programs hide it', () => {
  const text = (name: string, content: Buffer) => {
    const body = Buffer.concat([Buffer.from(name), content])
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, body, Buffer.alloc(4)])
  }
  const withText = (...chunks: Buffer[]) =>
    Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])
  const profile = (name: string, bytes: Buffer) =>
    `\n${name}\n${String(bytes.length).padStart(8)}\n${bytes.toString('hex').replace(/.{72}/g, '$&\n')}\n`
  const exif = Buffer.concat([
    Buffer.from('Exif\0\0'),
    exifBlock({ ...EXIF, orientations: [{ value: 6, type: 3 }] }),
  ])
  const xmp = '<x xmp:CreateDate="2026-05-17T18:42:10+09:00"/>'

  it.each<[string, Buffer]>([
    [
      'an EXIF that ImageMagick has packed as text',
      text(
        'zTXt',
        Buffer.concat([
          Buffer.from('Raw profile type exif\0\0'),
          deflateSync(profile('exif', exif)),
        ]),
      ),
    ],
    [
      'the same not packed',
      text('tEXt', Buffer.from(`Raw profile type APP1\0${profile('app1', exif)}`)),
    ],
  ])('a PNG has %s, which does not turn it', (_, chunk) => {
    expect(facts(withText(chunk), 'png')).toMatchObject({ ...TOLD, size: SIZE, orientation: 1 })
  })

  it.each<[string, Buffer]>([
    [
      'packed',
      text(
        'iTXt',
        Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\x01\0en\0\0'), deflateSync(xmp)]),
      ),
    ],
    ['plain', text('iTXt', Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`))],
    [
      'as a profile',
      text(
        'zTXt',
        Buffer.concat([
          Buffer.from('Raw profile type xmp\0\0'),
          deflateSync(profile('xmp', Buffer.from(xmp))),
        ]),
      ),
    ],
  ])('a PNG has an XMP %s', (_, chunk) => {
    expect(facts(withText(chunk), 'png').capturedLocal).toBe(TOLD.capturedLocal)
  })

  it('a text that unpacks to far more than a text is not read', () => {
    const bomb = deflateSync(Buffer.alloc(50 * 1024 * 1024))
    const chunk = text('zTXt', Buffer.concat([Buffer.from('Raw profile type exif\0\0'), bomb]))
    expect(facts(withText(chunk), 'png')).toMatchObject({ size: SIZE, capturedLocal: null })
  })

  it('a place may have signed numbers, as a Nokia writes it', () => {
    const block = exifBlock(EXIF)
    // The type of both coordinates: RATIONAL to SRATIONAL.
    for (const tag of [2, 4]) {
      const at = block.indexOf(Buffer.from([0, tag, 0, 5, 0, 0, 0, 3]))
      expect(at).toBeGreaterThan(0)
      block.writeUInt16BE(10, at + 2)
    }
    const layout = { exif: block, pad: 0, isLast: false, trailer: Buffer.alloc(0) }
    expect(facts(jpegLayout(jpeg, layout), 'jpeg').hasLocation).toBe(true)
  })
})

describe('what turns a JPEG', () => {
  const turned = (orientations: MadeExif['orientations'], fill = 0, isLast = false) => {
    const exif = exifBlock(orientations ? { orientations } : {})
    return facts(jpegLayout(jpeg, { exif, pad: 0, isLast, trailer: Buffer.alloc(0) }, fill), 'jpeg')
      .orientation
  }
  it.each<[string, number, MadeExif['orientations'], number?, boolean?]>([
    ['a SHORT', 6, [{ value: 6, type: 3 }]],
    ['no LONG', 1, [{ value: 6, type: 4 }]],
    [
      'the first of two',
      8,
      [
        { value: 8, type: 3 },
        { value: 6, type: 3 },
      ],
    ],
    ['none of 9', 1, [{ value: 9, type: 3 }]],
    ['whatever fills the name', 6, [{ value: 6, type: 3 }], 0xff],
    ['an EXIF behind the frame header', 6, [{ value: 6, type: 3 }], 0, true],
  ])('%s', (_, orientation, entries, fill, isLast) => {
    expect(turned(entries, fill, isLast)).toBe(orientation)
  })
})

describe('what other readers say', () => {
  it.each(FIXTURES.filter(({ format }) => format === 'heic'))(
    'libheif shows $name in the size that is told',
    async ({ bytes }) => {
      const file = await bytes()
      const [shown] = new libheif.HeifDecoder().decode(file)
      const size = { width: shown?.get_width(), height: shown?.get_height() }
      expect(facts(file, 'heic').size).toEqual(size)
    },
  )

  it.each(FIXTURES.filter(({ name }) => /large|rotated.heic|jpeg-6/.test(name)))(
    'ExifReader finds the same in $name',
    async ({ bytes, format }) => {
      const file = await bytes()
      const tags = ExifReader.load(file)
      const told = facts(file, format as PictureFormat)
      const date = tags.DateTimeOriginal?.description?.replace(/^(\d+):(\d+):(\d+) /, '$1-$2-$3T')
      expect(told.capturedLocal?.slice(0, 19) ?? null).toBe(date ?? null)
      expect(told.hasLocation).toBe(tags.GPSLatitude !== undefined)
      const camera = `${tags.Make?.description ?? ''} ${tags.Model?.description ?? ''}`.trim()
      expect(told.camera ?? '').toBe(camera)
    },
  )
})

describe('a WebP whose RIFF is wrong', () => {
  const layout = { exif: exifBlock(EXIF), pad: 0, isLast: true, trailer: Buffer.alloc(0) }
  it.each([-8, 1, 8, 100])('about its length by %i bytes is whole', (lie) => {
    expect(isCut(webpLayout(vp8, layout, lie), 'webp')).toBe(false)
  })
})

describe('what is missing', () => {
  it('is seen in a HEIC whose description comes first or last', () => {
    const plain = { pad: 0, trailer: Buffer.alloc(0) }
    expect(isCut(heifLayout(heic, { ...plain, isLast: false }).subarray(0, -1), 'heic')).toBe(true)
    expect(isCut(heifLayout(heic, { ...plain, isLast: true }).subarray(0, -1), 'heic')).toBe(true)
  })

  it('is not seen in a GIF without its trailer, or with zeros for it', () => {
    expect(isCut(gif.subarray(0, -1), 'gif')).toBe(false)
    expect(isCut(Buffer.concat([gif.subarray(0, -1), Buffer.alloc(9)]), 'gif')).toBe(false)
    expect(isCut(gif.subarray(0, -4), 'gif')).toBe(true)
  })
})

describe('sizes of rare kinds', () => {
  it('reads a bitmap of OS/2, whose sides have 16 bits', () => {
    const bmp = Buffer.from(
      '424d1e0000000000000 01a0000000c000000a0007800010018 00'.replaceAll(' ', ''),
      'hex',
    )
    expect(facts(bmp, 'bmp').size).toEqual({ width: 160, height: 120 })
  })

  it('takes the first picture of a GIF for its size where the screen is smaller or none', () => {
    for (const [width, height] of [
      [0, 0],
      [10, 60],
    ] as const) {
      const bytes = Buffer.from(gif)
      bytes.writeUInt16LE(width, 6)
      bytes.writeUInt16LE(height, 8)
      expect(facts(bytes, 'gif').size).toEqual({ width: 66, height: Math.max(48, height) })
    }
  })

  it('takes what the first picture of a GIF reaches for its size', () => {
    const bytes = Buffer.from(gif)
    const picture = [...gifBlocks(bytesSource(gif))].find(({ kind }) => kind === 'picture')
    bytes.writeUInt16LE(5, (picture?.at ?? 0) + 1)
    expect(facts(bytes, 'gif').size).toEqual({ width: 71, height: 48 })
    bytes.writeUInt16LE(300, (picture?.at ?? 0) + 3)
    expect(facts(bytes, 'gif').size).toEqual({ width: 71, height: 348 })
    bytes.writeUInt16LE(900, 6)
    expect(facts(bytes, 'gif').size).toEqual({ width: 900, height: 348 })
  })

  it('says no size of a GIF without a picture, of which nothing can be shown', () => {
    const empty = Buffer.concat([
      gif.subarray(0, 13 + 3 * 2 ** (((gif[10] ?? 0) & 7) + 1)),
      Buffer.from(';'),
    ])
    expect(facts(empty, 'gif').size).toBeNull()
    expect(isCut(empty, 'gif')).toBe(true)
  })

  it('takes a HEIF in its minimized form for whole', () => {
    const mini = Buffer.concat([
      box('ftyp', Buffer.from('mif3heic')),
      box('mini', Buffer.alloc(40)),
    ])
    expect(sniff(mini)).toBe('heic')
    expect(isCut(mini, 'heic')).toBe(false)
    expect(isCut(mini.subarray(0, -1), 'heic')).toBe(true)
  })

  it.each([
    // Two of version, nine flags, two of chroma, three of orientation, one for long sides.
    ['long', 'avif', 1, `${'0'.repeat(13)}000 1 ${bits(66, 15)}${bits(48, 15)}`],
    ['short', 'heic', 1, `${'0'.repeat(13)}000 0 ${bits(66, 7)}${bits(48, 7)}`],
    ['turned', 'avif', 6, `00011001 10011 101 1 ${bits(66, 15)}${bits(48, 15)}`],
    ['turned short', 'heic', 8, `${'0'.repeat(13)}111 0 ${bits(66, 7)}${bits(48, 7)}`],
  ] as const)('reads a minimized HEIF: %s sides, %s', (_, format, orientation, said) => {
    const head = said.replaceAll(' ', '').padEnd(64, '1').match(/.{8}/g) ?? []
    const data = Buffer.from(head.map((byte) => Number.parseInt(byte, 2)))
    const bytes = Buffer.concat([
      box('ftyp', Buffer.from(`mif3${format}`)),
      box('mini', data, Buffer.alloc(40)),
    ])
    const size = orientation === 1 ? SIZE : { width: 48, height: 66 }
    expect(facts(bytes, format)).toMatchObject({ size, storedSize: SIZE, orientation })
    expect(facts(bytes.subarray(0, 28), format).size).toBeNull()
  })

  it('dates an image sequence by its container, as a video', () => {
    const mvhd = Buffer.alloc(100)
    mvhd.writeUInt32BE(2_082_844_800 + Date.UTC(2024, 4, 17) / 1000, 4)
    const bytes = Buffer.concat([
      box('ftyp', Buffer.from('avis\0\0\0\0msf1avis')),
      box('moov', box('mvhd', mvhd)),
    ])
    expect(facts(bytes, 'avif').capturedAt).toBe(Date.UTC(2024, 4, 17))
  })

  it('reads an image sequence by the sample description of its track', () => {
    const sides = Buffer.alloc(78)
    sides.writeUInt16BE(66, 24)
    sides.writeUInt16BE(48, 26)
    const zeros = Buffer.alloc(4)
    const one = Buffer.from([0, 0, 0, 1])
    const stbl = box('stbl', box('stsd', zeros, one, box('hvc1', sides)))
    const hdlr = box('hdlr', zeros, zeros, Buffer.from('pict'), Buffer.alloc(13))
    const trak = box('trak', box('tkhd', Buffer.alloc(84)), box('mdia', hdlr, box('minf', stbl)))
    const head = [box('ftyp', Buffer.from('hevc\0\0\0\0msf1hevc')), box('mdat', Buffer.alloc(99))]
    const bytes = Buffer.concat([...head, box('moov', trak)])
    expect(facts(bytes, 'heic').size).toEqual({ width: 66, height: 48 })
    expect(isCut(bytes, 'heic')).toBe(false)
  })

  it.each([
    ['not', 'heic', [1, 0, 0, 1], 1],
    ['a quarter', 'heic', [0, 1, -1, 0], 6],
    ['half', 'heic', [-1, 0, 0, -1], 3],
    ['three quarters', 'heic', [0, -1, 1, 0], 8],
    ['a quarter, which Chromium passes over', 'avif', [0, 1, -1, 0], 1],
  ] as const)('turns an image sequence by its matrix: %s, %s', (_, format, matrix, orientation) => {
    const sides = Buffer.alloc(78)
    sides.writeUInt16BE(66, 24)
    sides.writeUInt16BE(48, 26)
    const zeros = Buffer.alloc(4)
    const tkhd = Buffer.alloc(84)
    for (const [at, place] of [40, 44, 52, 56].entries())
      tkhd.writeInt32BE((matrix[at] ?? 0) * 0x1_0000, place)
    const stbl = box('stbl', box('stsd', zeros, Buffer.from([0, 0, 0, 1]), box('hvc1', sides)))
    const hdlr = box('hdlr', zeros, zeros, Buffer.from('pict'), Buffer.alloc(13))
    const trak = box('trak', box('tkhd', tkhd), box('mdia', hdlr, box('minf', stbl)))
    const bytes = Buffer.concat([box('ftyp', Buffer.from('hevc\0\0\0\0msf1')), box('moov', trak)])
    const seen = orientation >= 5 ? { width: 48, height: 66 } : SIZE
    expect(facts(bytes, format)).toMatchObject({ orientation, size: seen, storedSize: SIZE })
  })

  it.each([
    ['short', '00000102 0042 0030'],
    ['long', '00010102 00000042 00000030'],
  ])('reads a grid that has no `ispe` by its own %s sides', (_, grid) => {
    const full = (type: string, hex: string) =>
      box(type, Buffer.from(hex.replaceAll(' ', ''), 'hex'))
    const data = Buffer.from(grid.replaceAll(' ', ''), 'hex')
    const idat = box('idat', data)
    const meta = box(
      'meta',
      ...[Buffer.alloc(4), full('pitm', '00000000 0001')],
      box('iinf', Buffer.from([0, 0, 0, 0, 0, 1]), full('infe', '02000000 0001 0000 67726964 00')),
      box(
        'iprp',
        box('ipco', box('irot', Buffer.from([1]))),
        full('ipma', '00000000 00000001 0001 01 81'),
      ),
      full(
        'iloc',
        `01000000 4400 0001 0001 0001 0000 0001 00000000 ${data.length.toString(16).padStart(8, '0')}`,
      ),
      idat,
    )
    const bytes = Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1')), meta])
    expect(facts(bytes, 'heic')).toMatchObject({
      storedSize: SIZE,
      size: { width: 48, height: 66 },
    })
  })

  it('tells of a camera file the whole picture, never its preview', () => {
    const entry = (tag: number, type: number, value: number) => {
      const bytes = Buffer.alloc(12)
      bytes.writeUInt16LE(tag, 0)
      bytes.writeUInt16LE(type, 2)
      bytes.writeUInt32LE(1, 4)
      bytes.writeUInt32LE(value, 8)
      return bytes
    }
    const directory = (...entries: Buffer[]) =>
      Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)])
    const subAt = 8 + 2 + 12 * 5 + 4
    const preview = directory(
      entry(254, 4, 1),
      entry(256, 4, 160),
      entry(257, 4, 120),
      entry(274, 3, 8),
      entry(330, 4, subAt),
    )
    const sensor = (...rest: Buffer[]) =>
      directory(...rest, entry(256, 4, 4608), entry(257, 4, 3072), entry(262, 3, 32_803))
    for (const part of [sensor(entry(254, 4, 0)), sensor()]) {
      const nef = Buffer.concat([Buffer.from('49492a0008000000', 'hex'), preview, part])
      expect(facts(nef, 'tiff')).toMatchObject({
        ...{ format: 'raw', size: { width: 3072, height: 4608 } },
        storedSize: { width: 4608, height: 3072 },
      })
    }
  })
})
