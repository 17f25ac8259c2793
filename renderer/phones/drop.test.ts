import { expect, it } from 'vitest'
import { contentOf } from './drop'

const carried = (texts: Record<string, string>, files: File[] = []) =>
  ({ files, getData: (kind: string) => texts[kind] ?? '' }) as unknown as DataTransfer

it('hands over files before any text that comes with them', () => {
  const file = new File(['x'], 'x.txt')
  expect(contentOf(carried({ 'text/plain': '/home/min/x.txt' }, [file]))).toEqual({ files: [file] })
})

it('hands over the address of a link, and not its title', () => {
  const link = {
    'text/uri-list': '# from a page\r\nhttps://example.com/\r\n',
    'text/plain': 'Title',
  }
  expect(contentOf(carried(link))).toEqual({ text: 'https://example.com/' })
})

it('hands over a text as it is', () => {
  expect(contentOf(carried({ 'text/plain': '  two\nlines ' }))).toEqual({ text: '  two\nlines ' })
})

it('hands over nothing where nothing is carried', () => {
  expect(contentOf(null)).toBeNull()
  expect(contentOf(carried({ 'text/plain': ' \n' }))).toBeNull()
})
