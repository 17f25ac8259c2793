import { describe, expect, it } from 'vitest'
import { isOurPage, servedPath } from './pages'

const from = (url: string, parent: unknown = null) => isOurPage({ url, parent }, 'snapland')

it('listens to the main frame of the window', () => {
  expect(from('app://snapland/')).toBe(true)
  expect(from('app://snapland/index.html#lightbox')).toBe(true)
})

it.each([
  'app://thumbnailer/thumbnailer.html',
  'app://snapland.evil/',
  'app://snapland@evil/',
  'app://snapland:80/',
  'https://snapland/',
  'file:///snapland/index.html',
  'photo://snapland/',
  'data:text/html,app://snapland/',
  'about:blank',
  '',
])('does not listen to %s', (url) => {
  expect(from(url)).toBe(false)
})

it('listens neither to a frame inside the page nor to one that is gone', () => {
  expect(from('app://snapland/', { url: 'app://snapland/' })).toBe(false)
  expect(isOurPage(null, 'snapland')).toBe(false)
})

const serve = (path: string) => servedPath(`app://snapland${path}`, 'snapland')

it('serves the page at the root', () => {
  expect(serve('/')).toEqual(['index.html'])
})

it('serves scripts and styles', () => {
  expect(serve('/assets/index-B1x_2.js')).toEqual(['assets', 'index-B1x_2.js'])
  expect(serve('/assets/index.css')).toEqual(['assets', 'index.css'])
})

it.each(['/../../main/index.js', '/%2e%2e/main/index.js', '/assets/../../main/index.js'])(
  'keeps %s inside the folder of the pages',
  (path) => {
    expect(serve(path)).toEqual(['main', 'index.js'])
  },
)

describe('refuses', () => {
  it.each([
    '/..%2fmain%2findex.js',
    '/assets/..%5c..%5cmain%5cindex.js',
    '/assets//index.js',
    '/.hidden.js',
    '/assets/x.js:stream.js',
    '/%00.js',
    '/C:/x.js',
    '/assets/',
    '/assets/x.map',
    '/package.json',
    '/assets/x.JS',
    '/assets/constructor',
    '/assets/x.constructor',
  ])('%s', (path) => {
    expect(serve(path)).toBeNull()
  })

  it('another host and another scheme', () => {
    expect(servedPath('app://elsewhere/index.html', 'snapland')).toBeNull()
    expect(servedPath('app://snapland@elsewhere/index.html', 'snapland')).toBeNull()
    expect(servedPath('file:///etc/passwd', 'snapland')).toBeNull()
    expect(servedPath('not an address', 'snapland')).toBeNull()
  })
})
