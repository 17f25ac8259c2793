import { FOLDER_TEMPLATE_LENGTH } from '../../contract/settings'
import { dayOf, safeFolderName, type Taken } from './file-name'
import { relativePath } from './photo'

/** Folders in folders, at most so deep. */
const MOST_PARTS = 4
/** A phone's name leaves space for the words around it. */
const PHONE_BYTES = 60
const PLACEHOLDER = /\{(date|year|month|phone)\}/g
type Placeholder = 'date' | 'year' | 'month' | 'phone'

/** What stands for each, in folders that are there already. */
const FOUND_AS: Record<Placeholder, string> = {
  date: '\\d{4}-\\d{2}-\\d{2}',
  year: '\\d{4}',
  month: '\\d{2}',
  phone: '.+',
}

/** Into which subfolders photos are filed; none for all of them in the receiving folder itself. */
export interface FolderTemplate {
  /** One for each folder on the way, such as `{date}`. */
  readonly parts: readonly string[]
}

/**
 * Reads a template such as `{date}/{phone}`.
 * @returns null when it could not name folders on every file system
 */
export function readTemplate(text: string): FolderTemplate | null {
  const path = text.trim().replace(/[/\\]+$/, '')
  if (path === '') return { parts: [] }
  const parts = path.split(/[/\\]/)
  const isShort = text.length <= FOLDER_TEMPLATE_LENGTH && parts.length <= MOST_PARTS
  return isShort && parts.every(isPart) ? { parts } : null
}

function isPart(part: string): boolean {
  const names = [...part.matchAll(PLACEHOLDER)].map(([, name]) => name)
  // Once: what was found in a folder could be divided between two of them in too many ways.
  if (names.filter((name) => name === 'phone').length > 1) return false
  const sample = part.replace(PLACEHOLDER, (_, name) =>
    'x'.repeat(name === 'phone' ? PHONE_BYTES : 10),
  )
  return !/[{}]/.test(sample) && safeFolderName(sample) === sample
}

/** What decides on the folder of a photo. */
export interface Filed {
  taken: Taken
  /** The phone's name, as a stranger gave it. */
  phone: string
}

/**
 * The subfolder of a photo below the receiving folder, each part a safe name, `/` between them;
 * empty for the folder itself.
 */
export function subfolderOf({ parts }: FolderTemplate, { taken, phone }: Filed): string {
  const values: Record<Placeholder, string> = {
    ...dayOf(taken),
    phone: safeFolderName(phone, PHONE_BYTES),
  }
  return parts
    .map((part) => part.replace(PLACEHOLDER, (_, name: Placeholder) => values[name]))
    .map((name) => safeFolderName(name))
    .join('/')
}

/** Where a photo of this moment would stand, as an example; null for a bad template. */
export function exampleOf(text: string, takenAt: number): string | null {
  const template = readTemplate(text)
  if (template === null) return null
  const subfolder = subfolderOf(template, { taken: takenAt, phone: 'Green iPhone' })
  return relativePath({ name: 'IMG_0042.jpg', ...(subfolder !== '' && { subfolder }) })
}

/** Tells the folders that this template can have made, or that lie on the way to them. */
export function templateFolders({ parts }: FolderTemplate): (subfolder: string) => boolean {
  const patterns = parts.map((part) => {
    const literals = part.split(PLACEHOLDER).map((text, at) => {
      // `split` puts what the pattern has captured between the texts.
      return at % 2 === 1
        ? FOUND_AS[text as Placeholder]
        : text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    })
    // A number stands behind a name that something else had taken.
    return new RegExp(`^${literals.join('')}( \\(\\d+\\))?$`, 'su')
  })
  return (subfolder) => {
    const names = subfolder.split('/')
    return names.every((name, at) => patterns[at]?.test(name) === true)
  }
}
