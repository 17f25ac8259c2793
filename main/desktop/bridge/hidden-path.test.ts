import { expect, it } from 'vitest'
import { isHiddenPath } from './hidden-path'

it.each([
  '/home/min/.ssh/id_rsa',
  '/home/min/.config/Snapland/receiver.json',
  '/home/min/.bash_history',
  '/home/min/Pictures/../.gnupg/secring.gpg',
  '/Users/min/Library/Keychains/login.keychain-db',
  'C:\\Users\\min\\AppData\\Roaming\\Browser\\Login Data',
  'C:\\Users\\min\\.ssh\\id_rsa',
])('%s is hidden', (path) => expect(isHiddenPath(path)).toBe(true))

it.each([
  '/home/min/Pictures/one.jpg',
  '/media/min/CARD/DCIM/100CANON/IMG_0001.JPG',
  '/home/min/v1.2/notes.txt',
  'D:\\Fotos\\Küche & Co.pdf',
])('%s is not', (path) => expect(isHiddenPath(path)).toBe(false))
