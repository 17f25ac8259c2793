import { execFileSync } from 'node:child_process'

/** Prints the entries of a ZIP, read by another program than the one that wrote it. */
const READ = `
import base64, json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as file:
    assert file.testzip() is None
    print(json.dumps([[n, base64.b64encode(file.read(n)).decode()] for n in file.namelist()]))
`

/** The files in a ZIP by name. */
export function readZip(path: string): Map<string, Buffer> {
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  const entries: [string, string][] = JSON.parse(
    execFileSync('python3', ['-c', READ, path], options),
  )
  return new Map(entries.map(([name, content]) => [name, Buffer.from(content, 'base64')]))
}
