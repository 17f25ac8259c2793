import { describe, expect, it } from 'vitest'
import { loadTranslate } from '../../contract/translate'
import { addressText, folderText, networkText } from './address-text'

const en = await loadTranslate('en')

describe('the address in words', () => {
  it('is what a person types, without the secret part', () => {
    expect(addressText('http://192.168.0.12:5810/Zk3vXw9QmT2L/')).toBe('192.168.0.12:5810')
    expect(addressText('http://192.168.0.12:80/Zk3vXw9QmT2L/')).toBe('192.168.0.12')
  })

  it.each([
    ['wifi', 'wlp3s0', 'Wi-Fi · wlp3s0'],
    ['wifi', 'Wi-Fi 2', 'Wi-Fi 2'],
    ['ethernet', '이더넷', 'Ethernet · 이더넷'],
    ['loopback', 'lo', 'None'],
  ] as const)('names a network of kind %s called %s', (kind, interfaceName, text) => {
    expect(networkText({ address: '192.168.0.12', kind, interfaceName }, en)).toBe(text)
  })

  it('names a folder by its last two parts on every system', () => {
    expect(folderText('/home/min/Pictures/Snapland')).toBe('Pictures › Snapland')
    expect(folderText('C:\\Users\\min\\Pictures\\Snapland')).toBe('Pictures › Snapland')
    expect(folderText('/')).toBe('/')
  })
})
