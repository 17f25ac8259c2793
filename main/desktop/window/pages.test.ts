import { expect, it } from 'vitest'
import { isOurPage } from './pages'

const from = (url: string, parent: unknown = null) => isOurPage({ url, parent }, 'snapland')

it('listens to the main frame of the window', () => {
  expect(from('app://snapland/')).toBe(true)
  expect(from('app://snapland/index.html#lightbox')).toBe(true)
})

it.each([
  'app://darkroom/darkroom.html',
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
