import { type ChildProcess, spawn } from 'node:child_process'
import {
  appendFile,
  cp,
  mkdir,
  readdir,
  readFile,
  realpath,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { beforeEach, expect, it } from 'vitest'
import { inProject } from '../tools/setup/project.mjs'
import { tempFolder } from './support/disk/temp-folder'
import { forThisTest } from './support/opened'
import { ended, endWithUs } from './support/receiver/child'
import { until } from './support/until'
import { startXDisplay } from './support/x11/x-display'

/** What `npm run dev` needs of the project. */
const NEEDED = [
  ...['contract', 'locales', 'main', 'preload', 'renderer', 'mobile-web', 'tools', 'test'],
  ...['package.json', 'package-lock.json', 'electron.vite.config.ts'],
  ...['', '.base', '.node', '.web', '.web-test'].map((of) => `tsconfig${of}.json`),
]

let project: string
let home: string
let tool: ChildProcess
let said: string

beforeEach(async () => {
  project = await tempFolder()
  home = join(project, 'home')
  await mkdir(home)
  for (const name of NEEDED) await cp(inProject(name), join(project, name), { recursive: true })
  await symlink(await realpath(inProject('node_modules')), join(project, 'node_modules'))
  const display = forThisTest(await startXDisplay())
  const options = ['--demo', '--host', '127.0.0.1', '--remote-debugging-port=0']
  const child = spawn(process.execPath, [join(project, 'tools', 'run.mjs'), 'dev', ...options], {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: home, DISPLAY: display.name, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  endWithUs(child)
  tool = child
  said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  forThisTest({
    async close() {
      child.kill()
      await ended(child)
    },
  })
})

it('a change is seen in the running window, or restarts the app, in folders of its own', async () => {
  const first = await windowOfStart(1)
  // The painted ones, and one that the pretended phone has sent.
  await first.getByText('Demo phone').first().waitFor()
  await until('11 photos', async () => (await readdir(photos())).length >= 11)

  await change('renderer/index.tsx', "document.title = 'Another word'")
  await until('the new word', async () => (await first.title()) === 'Another word')
  expect(starts()).toHaveLength(1)

  const index = join(project, 'renderer/index.tsx')
  const whole = await readFile(index)
  await change('renderer/index.tsx', 'const = 1')
  await until('the error', () => said.includes('the build failed'))
  await writeFile(index, whole)
  await change('renderer/index.tsx', "document.title = 'A third word'")
  await until('the third word', async () => (await first.title()) === 'A third word')

  await change('main/index.ts', "process.stderr.write('another main process\\n')")
  await until('the restart', () => said.includes('another main process'))
  const second = await windowOfStart(2)
  await until('the third word', async () => (await second.title()) === 'A third word')

  tool.kill('SIGTERM')
  expect(await ended(tool)).toEqual({ code: 0, signal: null })
  const written = await readdir(home, { recursive: true })
  expect(written.filter((path) => /snapland|pictures/i.test(path))).toEqual([])
})

const photos = () => join(project, 'out/dev/photos')
const change = (file: string, line: string) => appendFile(join(project, file), `\n${line}\n`)
const starts = () => [...said.matchAll(/DevTools listening on ws:\/\/(\S+?)\//g)]

/** The window of the first, the second start of the app. */
async function windowOfStart(number: number): Promise<Page> {
  const address = await until('the start', () => {
    if (tool.exitCode !== null) throw new Error(`The tool has ended: ${said}`)
    return starts()[number - 1]?.[1]
  })
  const browser = forThisTest(await chromium.connectOverCDP(`http://${address}`))
  return until(
    'the window',
    () =>
      browser
        .contexts()
        .flatMap((context) =>
          context.pages().filter((page) => page.url().startsWith('app://snapland/')),
        )[0],
  )
}
