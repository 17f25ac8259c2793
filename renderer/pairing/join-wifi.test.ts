import { expect, it } from 'vitest'
import { isPasswordTooShort, wifiText } from './join-wifi'

it('writes what phones read', () => {
  expect(wifiText('Mina hotspot', 'sunny day 42')).toBe(
    'WIFI:T:WPA;S:Mina hotspot;P:sunny day 42;;',
  )
})

it('writes an open network without a password', () => {
  expect(wifiText('Cafe', '')).toBe('WIFI:T:nopass;S:Cafe;;')
})

it('escapes what would end a field', () => {
  expect(wifiText('a;b,c:d"e\\f', 'p;w:12345')).toBe(
    'WIFI:T:WPA;S:a\\;b\\,c\\:d\\"e\\\\f;P:p\\;w\\:12345;;',
  )
})

it('keeps other alphabets as they are', () => {
  expect(wifiText('미나의 핫스팟', '비밀번호비밀번호')).toBe(
    'WIFI:T:WPA;S:미나의 핫스팟;P:비밀번호비밀번호;;',
  )
})

it('makes no code that no phone could use', () => {
  expect(wifiText('', 'sunny day')).toBeNull()
  expect(wifiText('Home', 'short')).toBeNull()
  expect(isPasswordTooShort('short')).toBe(true)
  expect(isPasswordTooShort('')).toBe(false)
})
