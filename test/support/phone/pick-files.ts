import type { FileChooser, Page } from 'playwright-core'

/** Taps a button of the phone page and gives these files to the picker or camera that opens. */
export async function pickFiles(
  page: Page,
  button: string,
  files: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByLabel(button, { exact: true }).click(),
  ])
  await chooser.setFiles(files)
}
