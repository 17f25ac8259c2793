import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** All that is shipped, and what each part may import besides itself. */
const PROCESSES: Record<string, readonly string[]> = {
  locales: [],
  contract: ['locales'],
  main: ['contract', 'locales'],
  preload: ['contract'],
  renderer: ['contract', 'locales'],
  'mobile-web': ['contract', 'locales'],
}

/** Features of the window, and its hidden page: none imports another one. */
const FEATURES = [
  ...['actions', 'gallery', 'lightbox', 'notices', 'pairing', 'phones', 'settings', 'wall'],
  'thumbnailer',
]

/** From the bottom to the top: a file imports from its own layer and from those below. */
const LAYERS: Record<string, readonly (string | readonly string[])[]> = {
  main: [
    'base',
    'image',
    'access',
    'library',
    'uploads',
    'handover',
    'commands',
    'network',
    'http',
    'export',
    ['option-table.ts', 'usage.ts', 'options.ts'],
    ['receiver.ts', 'check.ts'],
    'settings',
    'desktop',
    ['headless.ts', 'index.ts'],
  ],
  'main/desktop': ['icons', 'window', 'pictures', 'bridge', 'background', 'notifications'],
  renderer: ['state', 'ui', FEATURES, 'shell', 'app.tsx', 'index.tsx'],
  'mobile-web': ['phone', 'sending', 'handed', 'page', ['landing.ts', 'main.ts']],
}

/** The only places that may import `electron`. */
const ELECTRON = ['main/index.ts', 'main/desktop/', 'preload/']

interface Imports {
  /** Paths of the project, from its root. */
  files: readonly string[]
  /** Names of packages. */
  packages: readonly string[]
}
type Graph = ReadonlyMap<string, Imports>

/**
 * `import` and `export ... from`, types too; `import(...)`; the worker in `new URL('./x', ...)`.
 */
const IMPORT =
  /^(?:import|export)\b[^'"]*?\bfrom\s+'([^']+)'|\b(?:import|new URL)\b[\s(]*'([^']+)'/gm

function readGraph(): Graph {
  const names = Object.keys(PROCESSES).flatMap((top) =>
    readdirSync(posix.join(ROOT, top), { recursive: true, encoding: 'utf8' })
      .map((name) => posix.join(top, name.replaceAll('\\', '/')))
      .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.ts$/.test(name)),
  )
  const known = new Set(names)
  const importsOf = (name: string): Imports => {
    const text = readFileSync(posix.join(ROOT, name), 'utf8')
    const wanted = [...text.matchAll(IMPORT)].map(([, whole, part]) => whole ?? part ?? '')
    const files = wanted
      .filter((from) => from.startsWith('.'))
      .flatMap((from) => {
        const path = posix.join(posix.dirname(name), from).replace(/\.js$/, '')
        return [path, `${path}.ts`, `${path}.tsx`].find((each) => known.has(each)) ?? []
      })
    return { files, packages: wanted.filter((from) => !from.startsWith('.')) }
  }
  return new Map(names.map((name) => [name, importsOf(name)]))
}

/** `from > to` for each import between two files that `isWrong`. */
const importsThat = (graph: Graph, isWrong: (from: string, to: string) => boolean): string[] =>
  [...graph].flatMap(([from, { files }]) =>
    files.filter((to) => isWrong(from, to)).map((to) => `${from} > ${to}`),
  )

/** Each circle once, as its files in the order in which they import each other. */
function circles(graph: Graph): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string) => {
    const at = path.indexOf(file)
    if (at >= 0) found.push([...path.slice(at), file].join(' > '))
    if (at >= 0 || done.has(file)) return
    path.push(file)
    for (const next of graph.get(file)?.files ?? []) visit(next)
    path.pop()
    done.add(file)
  }
  for (const file of graph.keys()) visit(file)
  return found
}

const isIn = (file: string, room: string) => file === room || file.startsWith(`${room}/`)
const topOf = (file: string) => file.split('/', 1)[0] ?? ''
const graph = readGraph()

it('finds the files of every process', () => {
  for (const top of Object.keys(PROCESSES)) {
    expect([...graph.keys()].filter((file) => isIn(file, top))).not.toHaveLength(0)
  }
})

it('has no circle of files, not even of types', () => {
  expect(circles(graph)).toEqual([])
})

it('lets the processes meet in the contract and the languages alone', () => {
  const isWrong = (from: string, to: string) =>
    topOf(from) !== topOf(to) && !PROCESSES[topOf(from)]?.includes(topOf(to))
  expect(importsThat(graph, isWrong)).toEqual([])
})

describe.each(Object.keys(LAYERS))('the layers of %s', (place) => {
  const layers = (LAYERS[place] ?? []).map((rooms) =>
    [rooms].flat().map((name) => `${place}/${name}`),
  )
  const layerOf = (file: string) =>
    layers.findIndex((rooms) => rooms.some((room) => isIn(file, room)))

  it('run nothing upwards', () => {
    const isUpwards = (from: string, to: string) =>
      layerOf(from) >= 0 && layerOf(to) > layerOf(from)
    expect(importsThat(graph, isUpwards)).toEqual([])
  })

  it('leave no folder out', () => {
    const isDeeper = (file: string) =>
      isIn(file, place) && file.slice(place.length + 1).includes('/')
    expect([...graph.keys()].filter((file) => isDeeper(file) && layerOf(file) < 0)).toEqual([])
  })
})

it('lets no feature of the window import another', () => {
  const featureOf = (file: string) => FEATURES.find((name) => isIn(file, `renderer/${name}`))
  const isWrong = (from: string, to: string) =>
    featureOf(from) !== undefined &&
    featureOf(to) !== undefined &&
    featureOf(from) !== featureOf(to)
  expect(importsThat(graph, isWrong)).toEqual([])
})

it('keeps Electron at the edge', () => {
  const using = [...graph].filter(([, { packages }]) => packages.includes('electron'))
  expect(using).not.toHaveLength(0)
  const inside = using.filter(([file]) => !ELECTRON.some((edge) => file.startsWith(edge)))
  expect(inside.map(([file]) => file)).toEqual([])
})

it('sees a circle', () => {
  const imports = (...files: string[]): Imports => ({ files, packages: [] })
  const round = new Map([
    ['a.ts', imports('b.ts')],
    ['b.ts', imports('c.ts')],
    ['c.ts', imports('b.ts')],
  ])
  expect(circles(round)).toEqual(['b.ts > c.ts > b.ts'])
})
