import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberedName, photoName, safeName } from './file-name'

const TAKEN = new Date(2026, 10, 22, 18, 3, 11).getTime()

describe('safeName', () => {
  it.each([
    ['IMG_0042.jpg', 'IMG_0042.jpg'],
    ['사진 1.jpg', '사진 1.jpg'],
    ['사진.jpg'.normalize('NFD'), '사진.jpg'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\system32\\evil.jpg', 'evil.jpg'],
    ['/absolute/IMG.jpg', 'IMG.jpg'],
    ['..', 'photo'],
    ['.', 'photo'],
    ['', 'photo'],
    ['a/', 'photo'],
    ['.bashrc', 'bashrc'],
    ['name.jpg...  ', 'name.jpg'],
    ['CON', '_CON'],
    ['con.jpg', '_con.jpg'],
    ['COM¹.png', '_COM¹.png'],
    ['COMIC.png', 'COMIC.png'],
    ['what?<is>"this"|*.jpg', 'what__is__this___.jpg'],
    ['photo\u202Egpj.exe', 'photogpj.exe'],
    ['a\u0000b\u200b.jpg', 'ab.jpg'],
    ['lone\ud800.jpg', 'lone.jpg'],
    ['x:stream.jpg', 'x_stream.jpg'],
    ['می\u200cخواهم.jpg', 'می\u200cخواهم.jpg'],
    ['ශ්\u200dරී.jpg', 'ශ්\u200dරී.jpg'],
    ['👨\u200d👩\u200d👧.jpg', '👨\u200d👩\u200d👧.jpg'],
    ['❤\ufe0f\u200d🔥.jpg', '❤\ufe0f\u200d🔥.jpg'],
    ['\u200dIMG\u200c_1\u200d.jpg', 'IMG_1.jpg'],
    ['a\u034fb\u3164c\u2800d\ufff9e\u{e0041}.jpg', 'abcde.jpg'],
    ['\u3164.jpg', 'photo.jpg'],
    ['\u2800\ufffa', 'photo'],
  ])('makes %j into %j', (given, safe) => {
    expect(safeName(given)).toBe(safe)
  })

  it('keeps the extension of a name that is too long, and never cuts a character in two', () => {
    const name = safeName(`${'가'.repeat(300)}.jpeg`)
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(240)
    expect(name).toMatch(/^가+\.jpeg$/)
  })

  it('gives for any text at all a single harmless segment, and the same again when asked again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = safeName(given)
        expect(name).not.toMatch(/[/\\<>:"?*|\p{Cc}\p{Cs}]/u)
        expect(name).not.toMatch(/^\.|[. ]$/)
        expect(name).not.toBe('')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(241)
        expect(safeName(name)).toBe(name)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('photoName', () => {
  it('keeps the name that the phone gave', () => {
    expect(photoName('IMG_0042.HEIC', 'heic', TAKEN)).toBe('IMG_0042.HEIC')
    expect(photoName('wrong-extension.png', 'jpeg', TAKEN)).toBe('wrong-extension.png')
  })

  it('adds the true extension where there is none', () => {
    expect(photoName('img', 'jpeg', TAKEN)).toBe('img.jpg')
    expect(photoName('v1.2', 'webp', TAKEN)).toBe('v1.2.webp')
  })

  it('does not let a picture pose as something that opens or runs', () => {
    expect(photoName('page.html', 'jpeg', TAKEN)).toBe('page.html.jpg')
    expect(photoName('setup.exe', 'png', TAKEN)).toBe('setup.exe.png')
  })

  it.each([
    'a.insp',
    'a.MPO',
    'a.jps',
    'a.pjpeg',
    'a.pjp',
    'a.apng',
    'a.heics',
    'a.heifs',
    'a.avifs',
  ])('keeps an ending by which other programs know a picture: %s', (name) =>
    expect(photoName(name, 'jpeg', TAKEN)).toBe(name),
  )

  it.each([
    'a.NEF',
    'a.cr2',
    'a.CR3',
    'a.arw',
    'a.raf',
    'a.orf',
    'a.rw2',
    'a.pef',
    'a.srw',
    'a.iiq',
  ])('keeps the ending of a camera: %s', (name) => expect(photoName(name, 'raw', TAKEN)).toBe(name))

  it('names by the clock of the camera, wherever this computer is', () => {
    const taken = '2026-01-01T08:12:06+09:00'
    expect(photoName('image.jpg', 'jpeg', taken)).toBe('2026-01-01 08.12.06.jpg')
  })

  it('names what every iPhone calls image.jpg by its date', () => {
    expect(photoName('image.jpg', 'jpeg', TAKEN)).toBe('2026-11-22 18.03.11.jpg')
    expect(photoName('Image.HEIC', 'heic', TAKEN)).toBe('2026-11-22 18.03.11.HEIC')
  })
})

describe('numberedName', () => {
  it('counts before the extension', () => {
    expect(numberedName('IMG.jpg', 1)).toBe('IMG.jpg')
    expect(numberedName('IMG.jpg', 2)).toBe('IMG (2).jpg')
    expect(numberedName('no extension', 3)).toBe('no extension (3)')
  })

  it('is as short as the disk wants it, with its ending and its number', () => {
    const long = `${'가'.repeat(70)}.jpg`
    for (const count of [1, 12]) {
      const short = numberedName(long, count, 143)
      expect(Buffer.byteLength(short)).toBeLessThanOrEqual(143)
      expect(short).toMatch(count === 1 ? /^가+\.jpg$/ : /^가+ \(12\)\.jpg$/)
    }
  })

  it('stays short enough for the file system', () => {
    const long = safeName(`${'x'.repeat(300)}.jpg`)
    expect(Buffer.byteLength(numberedName(long, 12))).toBeLessThanOrEqual(240)
  })
})

it('leaves a file that is no photo its own name, made safe', () => {
  expect(photoName('../notes.txt', 'other', 0)).toBe('notes.txt')
  expect(photoName('image.jpg', 'other', 0)).toBe('image.jpg')
})

it('a name as long as a header costs no time', () => {
  const before = performance.now()
  for (let count = 0; count < 20; count += 1) safeName(`${'é'.repeat(4000)}.jpg`)
  expect(performance.now() - before).toBeLessThan(500)
  expect(safeName(`${'é'.repeat(4000)}.jpg`)).toBe(`${'é'.repeat(118)}.jpg`)
})
