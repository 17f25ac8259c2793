import { describe, expect, it } from 'vitest'
import { fieldOfPart, tellsOfParts } from './refuse-parts'

type Fields = [name: string, text: string][]
const kendo = (count: number): Fields => [
  ['metadata', `{"chunkIndex":0,"contentType":"image/jpeg","totalChunks":${count}}`],
]
const devExtreme = (count: number): Fields => [
  ['chunkMetadata', `{"FileName":"a.jpg","Index":0,"TotalCount":${count},"FileSize":9}`],
]

describe('one part of several', () => {
  it.each<[string, Fields]>([
    ['Plupload', [['chunks', '4']]],
    ['Dropzone', [['dztotalchunkcount', '4']]],
    ['flow.js', [['flowTotalChunks', '4']]],
    ['Fine Uploader', [['qqtotalparts', '4']]],
    ['Resumable.js', [['resumableTotalChunks', '4']]],
    ['Syncfusion', [['chunk-index', '0'], ['total-chunk', '4']]], // biome-ignore format: a table
    ['scripts', [['total_chunks', '4']]],
    ['scripts, otherwise', [['totalChunks', '4']]],
    ['ng-file-upload', [['_chunkNumber', '0'], ['_currentChunkSize', '99'], ['_totalSize', '100']]], // biome-ignore format: a table
    ['Kendo UI', kendo(4)],
    ['DevExtreme', devExtreme(4)],
    ['S3', [['partNumber', '1'], ['uploadId', 'VXBsb2Fk']]], // biome-ignore format: a table
  ])('of %s', (_, fields) => {
    expect(fields.map(([name]) => name)).toContain(fieldOfPart(fields))
    expect(fields.some(([name]) => tellsOfParts(name))).toBe(true)
  })
})

describe('a whole photo', () => {
  it.each<[string, Fields]>([
    ['nothing', []],
    ['of Dropzone', [['dztotalchunkcount', '1']]],
    ['of Syncfusion', [['total-chunk', '1']]],
    ['of ng-file-upload', [['_currentChunkSize', '100'], ['_totalSize', '100']]], // biome-ignore format: a table
    ['of Kendo UI', kendo(1)],
    ['of DevExtreme', devExtreme(1)],
    ['with other metadata', [['metadata', '{"taken":"today"}']]],
    ['with metadata that are no JSON', [['metadata', 'null'], ['chunkMetadata', '{']]], // biome-ignore format: a table
    ['of a part in a shop', [['partNumber', '4711']]],
    ['with a count that is none', [['totalChunks', 'many']]],
  ])('%s', (_, fields) => {
    expect(fieldOfPart(fields)).toBe(null)
  })
})
