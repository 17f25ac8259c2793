/**
 * Loaded into the main process of the app by `NODE_OPTIONS`: runs what comes on its standard input,
 * a JSON array a line, `[number, "main" or "page", script]`, and prints the answers. A debugger
 * would keep the content of all that the page loads, and its memory is what the soak measures.
 */
const { createInterface } = require('node:readline')

const MARK = 'probe '

/**
 * @param {'main' | 'page'} where
 * @param {string} script
 */
async function run(where, script) {
  // biome-ignore lint/style/noRestrictedImports: it runs in the main process.
  const electron = require('electron')
  if (where === 'main') return new Function('electron', `return ${script}`)(electron)
  const [window] = electron.BrowserWindow.getAllWindows().filter((each) => each.isVisible())
  return window?.webContents.executeJavaScript(script)
}

createInterface({ input: process.stdin }).on('line', async (line) => {
  const [number, where, script] = JSON.parse(line)
  const [value, error] = await run(where, script).then(
    (value) => [value],
    (error) => [null, String(error)],
  )
  process.stdout.write(`${MARK}${JSON.stringify([number, value ?? null, error])}\n`)
})
