import { describe, expect, it } from 'vitest'
import { agrees } from './dependencies.mjs'

const lock = (packages: Record<string, { version?: string; optional?: boolean }>) => ({ packages })

describe('whether an install is needed', () => {
  const wanted = lock({
    '': { version: '0.1.0' },
    'node_modules/koa': { version: '3.3.0' },
    'node_modules/other-platform': { version: '1.0.0', optional: true },
  })

  it('is not when every package is there in its version', () => {
    expect(agrees(wanted, lock({ 'node_modules/koa': { version: '3.3.0' } }))).toBe(true)
  })

  it('is when a package has another version', () => {
    expect(agrees(wanted, lock({ 'node_modules/koa': { version: '3.2.0' } }))).toBe(false)
  })

  it('is when a package is missing', () => {
    expect(agrees(wanted, lock({}))).toBe(false)
  })
})
