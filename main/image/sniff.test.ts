import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CONTENT_TYPES, EXTENSIONS } from './formats'
import { sniff } from './sniff'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const hex = (text: string) => new Uint8Array(Buffer.from(text.replace(/ /g, ''), 'hex'))
const ftyp = (major: string, ...compatible: string[]) => {
  const size = String.fromCharCode(16 + 4 * compatible.length)
  return latin1(`\0\0\0${size}ftyp${major}\0\0\0\0${compatible.join('')}`)
}

const PHOTOS: [string, Uint8Array, string][] = [
  ['JPEG (JFIF)', hex('ffd8 ffe0 0010 4a464946 00'), 'jpeg'],
  ['JPEG (EXIF)', hex('ffd8 ffe1 1234 45786966 0000'), 'jpeg'],
  ['JPEG (bare tables)', hex('ffd8 ffdb 0043 00'), 'jpeg'],
  ['PNG', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'png'],
  ['PNG packed for iPhones', latin1('\x89PNG\r\n\x1a\n\0\0\0\x04CgBI'), 'png'],
  ['GIF 87a', latin1('GIF87a\x01\0\x01\0'), 'gif'],
  ['GIF 89a', latin1('GIF89a\x01\0\x01\0'), 'gif'],
  ['WebP, lossy', latin1('RIFF\x24\0\0\0WEBPVP8 '), 'webp'],
  ['WebP, lossless', latin1('RIFF\x24\0\0\0WEBPVP8L'), 'webp'],
  ['WebP, extended', latin1('RIFF\x24\0\0\0WEBPVP8X'), 'webp'],
  ['HEIC from an iPhone', ftyp('heic', 'mif1', 'MiHE', 'MiPr', 'miaf', 'MiHB', 'heic'), 'heic'],
  ['HEIC, 10 bit', ftyp('heix', 'mif1', 'heix'), 'heic'],
  ['HEIC sequence', ftyp('hevc', 'msf1', 'hevc'), 'heic'],
  ['HEIC, multiview', ftyp('heim', 'mif1'), 'heic'],
  ['HEIC, scalable', ftyp('heis', 'mif1'), 'heic'],
  ['HEIF that names HEVC second', ftyp('mif1', 'heic'), 'heic'],
  ['HEIF that names no coding', ftyp('mif1', 'miaf'), 'heic'],
  ['HEIF sequence', ftyp('msf1', 'hevx'), 'heic'],
  ['HEIF under an unknown first brand', ftyp('MiHB', 'mif1', 'heic'), 'heic'],
  ['AVIF', ftyp('avif', 'mif1', 'miaf'), 'avif'],
  ['AVIF that moves', ftyp('avis', 'msf1', 'iso8'), 'avif'],
  ['AVIF that names AV1 second', ftyp('mif1', 'avif'), 'avif'],
  ['TIFF, little endian', hex('49492a00 08000000 0000'), 'tiff'],
  ['TIFF, big endian', hex('4d4d002a 00000008 0000'), 'tiff'],
  ['BigTIFF', hex('49492b00 08000000 1000000000000000'), 'tiff'],
  ['DNG', hex('49492a00 08000000 0100 12c6 0100 04000000 01040000 00000000'), 'dng'],
  ['AVC picture', ftyp('avci', 'mif1'), 'heic'],
  ['minimized AVIF', latin1('\0\0\0\x10ftypmif3avif'), 'avif'],
  ['Canon CRW', latin1('II\x1a\0\0\0HEAPCCDR\x02\0'), 'raw'],
  ['Canon CR3', ftyp('crx ', 'isom'), 'raw'],
  ['Canon CR2', hex('49492a00 10000000 4352 0200'), 'raw'],
  ['Fujifilm RAF', latin1('FUJIFILMCCD-RAW 0201'), 'raw'],
  ['Olympus ORF', hex('4949524f 08000000 0000'), 'raw'],
  ['Panasonic RW2', hex('49495500 18000000 0000'), 'raw'],
  ['Sigma X3F', latin1('FOVb\x00\x00\x03\x02'), 'raw'],
  ['Minolta MRW', latin1('\0MRM\0\x01\0\0'), 'raw'],
  ['BMP', hex('424d 36000000 0000 0000 36000000 28000000 01000000 01000000 0100 1800'), 'bmp'],
  [
    'BMP of no plane',
    hex('424d 36000000 0000 0000 36000000 28000000 01000000 01000000 0000 1800'),
    'bmp',
  ],
  [
    'BMP of OS/2',
    hex('424d 1e000000 0000 0000 1a000000 0c000000 0100 0100 0100 1800 00000000'),
    'bmp',
  ],
  ['JPEG XL, bare', hex('ff0a fa1f4091 0800 2f00 0000 0000'), 'jxl'],
  ['JPEG XL, boxed', hex('0000000c 4a584c20 0d0a870a 00000014'), 'jxl'],
  ['MP4', ftyp('isom', 'iso2', 'avc1', 'mp41'), 'mp4'],
  ['MP4 that claims to be a picture', ftyp('mp42', 'heic', 'mif1'), 'mp4'],
  ['MP4 of a maker that only its compatible brands tell', ftyp('abcd', 'efgh', 'mp42'), 'mp4'],
  ['M4V', ftyp('M4V ', 'mp42'), 'mp4'],
  ['QuickTime, also a Live Photo', ftyp('qt  '), 'mov'],
  ['QuickTime from before there was ftyp', latin1('\0\0\x10\0moov\0\0\0\x6cmvhd'), 'mov'],
  ['QuickTime that begins with its frames', latin1('\0\0\0\x08wide\0\0\x10\0mdat'), 'mov'],
  ['3GP', ftyp('3gp4', 'isom'), '3gp'],
  ['WebM', hex('1a45dfa3 9f 42868101 428284 7765626d'), 'webm'],
  ['Matroska', hex('1a45dfa3 9f 42868101 428288 6d6174726f736b61'), 'mkv'],
]

const NOT_PHOTOS: [string, Uint8Array][] = [
  ['nothing', latin1('')],
  ['one byte', latin1('\xff')],
  ['zeros', new Uint8Array(4096)],
  ['HTML', latin1('<!doctype html><title>GIF89a</title>')],
  ['HTML behind a byte order mark', latin1('\xef\xbb\xbf<html>')],
  ['SVG', latin1('<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['SVG behind an XML head', latin1('<?xml version="1.0"?><svg/>')],
  ['script', latin1('#!/bin/sh\nexit 0\n')],
  ['JSON', latin1('{"a":1}')],
  ['text that begins with BM', latin1('BM is how this line of text begins, and it goes on')],
  ['text that begins with II', latin1('II*the second')],
  ['Windows program', latin1('MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0')],
  ['Linux program', latin1('\x7fELF\x02\x01\x01\0')],
  ['macOS program', hex('cffaedfe 07000001')],
  ['Java class', hex('cafebabe 00000034')],
  ['ZIP (also docx, apk, jar)', latin1('PK\x03\x04\x14\0\0\0')],
  ['gzip', hex('1f8b0800 00000000')],
  ['7z', latin1("7z\xbc\xaf'\x1c")],
  ['RAR', latin1('Rar!\x1a\x07\0')],
  ['PDF', latin1('%PDF-1.7\n')],
  ['PostScript', latin1('%!PS-Adobe-3.0')],
  ['M4A', ftyp('M4A ', 'mp42')],
  ['text with moov in it', latin1('the moov of a film')],
  ['ftyp of no picture', ftyp('abcd', 'efgh')],
  ['EBML of another kind', hex('1a45dfa3 9f428681')],
  ['AVI', latin1('RIFF\x24\0\0\0AVI LIST')],
  ['WAV', latin1('RIFF\x24\0\0\0WAVEfmt ')],
  ['MP3', latin1('ID3\x04\0\0\0\0')],
  ['MP3 without a tag', hex('fffb9064 00000000 00000000')],
  ['Photoshop', latin1('8BPS\0\x01')],
  ['icon', hex('00000100 01001010')],
  ['SQLite', latin1('SQLite format 3\0')],
  ['PNG of which only the mark is there', latin1('\x89PNG\r\n\x1a\n')],
  ['PNG damaged by a text mode transfer', latin1('\x89PNG\n\x1a\n\0\0\0\rIHDR')],
  ['WebP without a picture', latin1('RIFF\x24\0\0\0WEBPXXXX')],
  ['GIF of an unknown version', latin1('GIF90a\x01\0')],
]

describe('sniff', () => {
  it.each(PHOTOS)('knows %s', (_, head, format) => {
    expect(sniff(head)).toBe(format)
  })

  it.each(NOT_PHOTOS)('is not fooled by %s', (_, head) => {
    expect(sniff(head)).toBeNull()
  })

  it('looks only at the start: a picture behind a page is a page', () => {
    const page = latin1('<!doctype html>'.padEnd(512))
    expect(sniff(Buffer.concat([page, hex('ffd8ffe000104a464946')]))).toBeNull()
  })

  it('reads a head that is a part of a larger buffer', () => {
    const whole = Buffer.concat([latin1('GIF89a'), hex('ffd8ffe00010')])
    expect(sniff(whole.subarray(6))).toBe('jpeg')
  })

  it('never throws, whatever the bytes', () => {
    const marks = [...PHOTOS, ...NOT_PHOTOS].map(([, head]) => head)
    const anyBytes = fc.uint8Array({ maxLength: 300 })
    const marked = fc
      .tuple(fc.constantFrom(...marks), anyBytes)
      .map(([mark, rest]) => Buffer.concat([mark, rest]))
    fc.assert(
      fc.property(fc.oneof(anyBytes, marked), (head) => {
        const format = sniff(head)
        expect(format === null || format in EXTENSIONS).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the tables of formats', () => {
  it('give each format an ending and a media type of its own', () => {
    for (const table of [EXTENSIONS, CONTENT_TYPES]) {
      expect(new Set(Object.values(table)).size).toBe(Object.keys(table).length)
    }
  })
})
