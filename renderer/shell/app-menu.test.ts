import { describe, expect, it } from 'vitest'
import type { AppMenu } from '../../contract/app-menu'
import { loadTranslate } from '../../contract/translate'
import { appMenu, type MenuFacts } from './app-menu'

const [en, ko] = await Promise.all([loadTranslate('en'), loadTranslate('ko')])
const menuOf = (some: Partial<MenuFacts> = {}, t = en) =>
  appMenu({ possible: new Set(), inText: false, isMac: false, isAbove: false, ...some }, t)
const commands = (menu: AppMenu) =>
  menu.flatMap(({ entries }) => entries).filter((entry) => entry.kind === 'command')
const roles = (menu: AppMenu, list: string) =>
  menu
    .find(({ label }) => label === list)
    ?.entries.flatMap((entry) => (entry.kind === 'role' ? entry.role : []))

describe('the application menu', () => {
  it('offers only what can do something at this moment', () => {
    const menu = menuOf({ possible: new Set(['trash', 'find']) })
    const enabled = commands(menu).filter((entry) => entry.enabled)
    expect(enabled.map(({ id }) => id)).toEqual(['find', 'trash'])
  })

  it('has each command once and each key once', () => {
    for (const isMac of [false, true]) {
      const all = commands(menuOf({ isMac }))
      const keys = all.flatMap((entry) => entry.keys ?? [])
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('leaves the keys to the page, which knows where the person is, but for those of the program', () => {
    const own = commands(menuOf()).filter(({ heardBy }) => heardBy === 'menu')
    expect(own.map(({ id, keys }) => [id, keys])).toEqual([['settings', 'CmdOrCtrl+,']])
  })

  it('has a check mark beside what is either on or off', () => {
    for (const isAbove of [true, false]) {
      const marked = commands(menuOf({ isAbove })).filter(({ checked }) => checked !== null)
      expect(marked.map(({ id, checked }) => [id, checked])).toEqual([['keepAbove', isAbove]])
    }
  })

  it('is about the text while a text is written', () => {
    const text = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll']
    expect(roles(menuOf({ inText: true }), '&Edit')).toEqual(text)
    expect(roles(menuOf(), '&Edit')).toEqual([])
  })

  it('is as Macs have it: text fields work, and the program has a list of its own', () => {
    const menu = menuOf({ isMac: true })
    expect(menu.map(({ label }) => label).at(0)).toBe('Snapland')
    expect(roles(menu, '&Edit')).toEqual(['cut', 'copy', 'paste'])
    expect(roles(menu, 'Snapland')).toContain('quit')
    expect(roles(menu, '&File')).toEqual(['close'])
    const trash = commands(menu).find(({ id }) => id === 'trash')
    expect(trash?.keys).toBe('Cmd+Backspace')
    for (const { keys } of commands(menu)) expect(keys ?? 'Cmd').toMatch(/^Cmd/)
  })

  it('says what this Snapland is where people of the system look for it', () => {
    for (const isMac of [false, true]) {
      const [list] = menuOf({ isMac }).filter((each) =>
        commands([each]).some(({ id }) => id === 'about'),
      )
      expect(list?.label).toBe(isMac ? 'Snapland' : '&Help')
    }
  })

  it('says whichever of stop and resume can be done', () => {
    const ids = (possible: string) => commands(menuOf({ possible: new Set([possible]) }))
    expect(ids('stop').map(({ id }) => id)).not.toContain('resume')
    expect(ids('resume').map(({ id }) => id)).not.toContain('stop')
  })

  it('speaks the language of the window', () => {
    expect(menuOf({}, ko).map(({ label }) => label)).toEqual([
      '파일（&F）',
      '편집（&E）',
      '사진（&P）',
      '보기（&V）',
      '도움말（&H）',
    ])
    const labels = commands(menuOf({}, ko)).map(({ label }) => label)
    expect(labels).toContain(ko('window.actions.names.copyImage'))
  })
})
