import { expect, it } from 'vitest'
import { indexPage } from './index-page.mjs'

it('shows every picture under its state, each as a link to itself', () => {
  const page = indexPage([
    'window-wall-dark-en-800.webp',
    'phone-done-light-en.png',
    'window-wall-light-en-800.webp',
    'window-wall-holding-light-ar-1920.webp',
  ])
  expect(page.match(/<h2>.*<\/h2>|href="[^"]*"/g)).toEqual([
    '<h2>phone-done</h2>',
    'href="phone-done-light-en.png"',
    '<h2>window-wall</h2>',
    'href="window-wall-dark-en-800.webp"',
    'href="window-wall-light-en-800.webp"',
    '<h2>window-wall-holding</h2>',
    'href="window-wall-holding-light-ar-1920.webp"',
  ])
})
