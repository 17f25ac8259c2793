import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unknownFacts } from '../image/formats'
import { photoOf } from '../library/photo'
import {
  argumentsFor,
  environmentFor,
  lineOf,
  programName,
  readCommandLine,
  valuesOf,
  words,
} from './command-line'

const photoNamed = (name: string, sender = 'Green iPhone') => ({
  ...photoOf({
    ...{ id: 'a'.repeat(32), path: name, bytes: 9, receivedAt: 7, isDamaged: false },
    facts: { ...unknownFacts('jpeg'), size: { width: 4032, height: 3024 } },
    sender: { id: 's', name: sender },
    wasHeic: 'no',
  }),
})
const filled = (line: string, name = 'IMG.jpg', sender?: string) => {
  const { arguments: given } = readCommandLine(line)
  return argumentsFor(given, valuesOf(photoNamed(name, sender), `/in/${name}`))
}

describe('a command line', () => {
  it.each([
    ['a b  c', ['a', 'b', 'c']],
    ['a "b c" d', ['a', 'b c', 'd']],
    [`a 'b "c"'`, ['a', 'b "c"']],
    ['a --to="x y"/z', ['a', '--to=x y/z']],
    ['a ""', ['a', '']],
    ['C:\\a\\b.exe c\\d', ['C:\\a\\b.exe', 'c\\d']],
    [
      'a; b && c $(d) `e` > f | g *',
      ['a;', 'b', '&&', 'c', '$(d)', '`e`', '>', 'f', '|', 'g', '*'],
    ],
    ['  ', []],
  ])('%j is %j: no shell reads it', (line, expected) => {
    expect(words(line)).toEqual(expected)
  })

  it('is written so that it is read as the same words', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (all) => {
        expect(words(lineOf(all))).toEqual(all)
      }),
    )
  })

  it.each([
    ['', 'needs a program'],
    ['a "b', 'without an end'],
    ['a b\0c', 'zero characters'],
    [`a ${'b '.repeat(65)}`, 'too long'],
    ['sh -c "cp {path} /x"', 'what names contain'],
    ['/bin/bash -lc "echo {name}"', 'what names contain'],
    ['python3.12 -c {sender}', 'what names contain'],
    ['node -e "f(`{path}`)"', 'what names contain'],
    ['node --eval {path}', 'what names contain'],
    ['cmd.exe /c copy {path} x', 'what names contain'],
    ['C:\\Windows\\cmd /q {path}', 'what names contain'],
    ['powershell -Command "echo {name}"', 'what names contain'],
    // PowerShell joins all that follows, and so do ssh and its like.
    ['pwsh -NoProfile -Command Copy-Item {path} D:/', 'what names contain'],
    ['powershell "echo {name}"', 'what names contain'],
    ['ssh nas tee {name}', 'what names contain'],
    ['make NAME={name}', 'what names contain'],
    ['watch cat {path}', 'what names contain'],
    ['sh -c -- "echo {name}"', 'what names contain'],
    ['bash -c -x +e "echo {name}"', 'what names contain'],
    ['node --eval="f(`{name}`)"', 'what names contain'],
    ['perl -e"f(`{name}`)"', 'what names contain'],
    ['perl -ne x -e {name}', 'what names contain'],
    ['deno eval "f(`{name}`)"', 'what names contain'],
    ['su me -c "cp {path} /x"', 'what names contain'],
    ['mysql -e "insert {name}"', 'what names contain'],
  ])('%j is refused: %s', (line, why) => {
    expect(() => readCommandLine(line)).toThrow(why)
  })

  it.each(['env', '/usr/bin/env A=b', 'timeout 5', 'nice -n 19', 'sudo -u me', 'busybox', 'xargs'])(
    'code behind %s is found too',
    (before) => {
      for (const code of ['sh -c "cp {path} /x"', 'python3 -Ic "f({name})"', 'ssh nas tee {name}'])
        expect(() => readCommandLine(`${before} ${code}`)).toThrow('what names contain')
      expect(() => readCommandLine(`${before} sh script.sh {path}`)).not.toThrow()
    },
  )

  it.each([
    'sh -c "cp $SNAPLAND_PATH /x"',
    `bash -c 'cp "$1" /x' copy {path}`,
    'pwsh -NoProfile -File copy.ps1 {path} {name}',
    'python3 tool.py {path} --name={name}',
    'env LANG=C exiftool {path}',
    'scp {path} nas:/photos/{id}.jpg',
    'sh script.sh {path}',
    'node -r dotenv x.mjs {path}',
    'rclone copyto -c {path} remote:{name}',
  ])('%j is taken', (line) => {
    expect(readCommandLine(line, 5)).toMatchObject({ seconds: 5 })
  })
})

describe('the arguments for a photo', () => {
  it('say where it is and what is known of it', () => {
    expect(filled('p {path} --as={name} {width}x{height} {format} {sender} {other} {}')).toEqual([
      ...['/in/IMG.jpg', '--as=IMG.jpg', '4032x3024', 'jpeg', 'Green iPhone', '{other}', '{}'],
    ])
  })

  it('stay as many as there were, whatever a name contains', () => {
    expect(filled('p {path} x', 'a b; $(c) {name}.jpg')).toEqual(['/in/a b; $(c) {name}.jpg', 'x'])
  })

  it.each(['-rf.jpg', '--config=x.jpg', '@list.jpg', '+cmd.jpg'])(
    'never take the name %j for an option',
    (name) => {
      expect(filled('p {name} --as={name}', name)).toEqual([`_${name.slice(1)}`, `--as=${name}`])
    },
  )

  it('nor behind a size that is not known', () => {
    const values = valuesOf({ ...photoNamed('-rf.jpg'), size: null }, '/in/-rf.jpg')
    const given = ['{width}{name}', '{width}{height}{sender}', 'x{width}{name}']
    expect(argumentsFor(given, values)).toEqual(['_rf.jpg', 'Green iPhone', 'x-rf.jpg'])
  })

  it.each(['../../etc', '/etc', 'a/b', '..', 'C:\\x', '-o x'])(
    'lead to no other folder by the sender %j',
    (sender) => {
      const [path = '', alone = ''] = filled('p x:{sender}/a {sender}', 'a.jpg', sender)
      expect(path.split('/')).toHaveLength(2)
      expect(path).not.toMatch(/\.\.\/|\\/)
      expect(alone).not.toMatch(/^-/)
    },
  )

  it('stand in the environment too, empty where they are not known', () => {
    const photo = { ...photoNamed('-x.jpg'), size: null }
    expect(environmentFor(valuesOf(photo, '/in/-x.jpg'))).toEqual({
      SNAPLAND_PATH: '/in/-x.jpg',
      SNAPLAND_NAME: '-x.jpg',
      SNAPLAND_WIDTH: '',
      SNAPLAND_HEIGHT: '',
      SNAPLAND_FORMAT: 'jpeg',
      SNAPLAND_SENDER: 'Green iPhone',
      SNAPLAND_BYTES: '9',
      SNAPLAND_ID: 'a'.repeat(32),
    })
  })

  it('belong to a program that is called by its file', () => {
    expect(
      ['/usr/bin/rclone', 'C:\\bin\\x.exe', 'node'].map((program) => programName({ program })),
    ).toEqual(['rclone', 'x.exe', 'node'])
  })
})
