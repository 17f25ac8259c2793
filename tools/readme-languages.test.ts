import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { inProject } from './setup/project.mjs'

const BLOCK = /^```\w*\n[\s\S]*?^```$/gm

/** What has to be the same in every language, in the order in which it stands. */
function skeletonOf(file: string) {
  const text = readFileSync(inProject(file), 'utf8')
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([all, part]) => part ?? all)
  // The other README, or a heading, which is called otherwise there.
  const isOfLanguage = (link: string) => /^(README(\.\w+)?\.md$|#)/.test(link)
  return {
    // Commands, paths and options are typed, whatever language surrounds them.
    blocks: found(BLOCK),
    code: [...text.replaceAll(BLOCK, '').matchAll(/`([^`]+)`/g)]
      .map(([code]) => code.replaceAll(/\s+/g, ' '))
      .sort(),
    links: found(/\]\(([^)]+)\)/g)
      .filter((link) => !isOfLanguage(link))
      .sort(),
    pictures: found(/<img src="([^"]+)" width="\d+"/g),
    headings: found(/^#+ /gm),
    promises: found(/^\| (P\d) \|/gm),
    points: found(/^- /gm),
  }
}

it('README.ko.md has the commands, links and parts of README.md', () => {
  const english = skeletonOf('README.md')
  expect(english.blocks.length).toBeGreaterThan(2)
  expect(skeletonOf('README.ko.md')).toEqual(english)
})

it('each README leads to the other', () => {
  expect(readFileSync(inProject('README.md'), 'utf8')).toContain('](README.ko.md)')
  expect(readFileSync(inProject('README.ko.md'), 'utf8')).toContain('](README.md)')
})
