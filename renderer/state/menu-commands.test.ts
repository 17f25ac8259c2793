import { expect, it } from 'vitest'
import { createMenuCommands } from './menu-commands'

const nothing = () => {}

it('can do what some part of the window offers at this moment', () => {
  const commands = createMenuCommands()
  const [toolbar, photos] = [{}, {}]
  commands.offer(toolbar, { find: nothing })
  commands.offer(photos, { open: nothing, trash: undefined })
  expect([...commands.possible.value]).toEqual(['find', 'open'])
  commands.offer(photos, { trash: nothing })
  expect([...commands.possible.value]).toEqual(['find', 'trash'])
  commands.withdraw(toolbar)
  expect([...commands.possible.value]).toEqual(['trash'])
})

it('does what is offered last, and only what is offered', () => {
  const commands = createMenuCommands()
  const done: string[] = []
  const photos = {}
  commands.offer(photos, { open: () => done.push('the old photo') })
  commands.offer(photos, { open: () => done.push('the new photo') })
  for (const id of ['open', 'trash', 'constructor']) commands.run(id)
  expect(done).toEqual(['the new photo'])
})

it('is the same set as long as the same can be done, so that no menu is built anew', () => {
  const commands = createMenuCommands()
  const photos = {}
  commands.offer(photos, { open: () => {} })
  const before = commands.possible.value
  commands.offer(photos, { open: () => {} })
  expect(commands.possible.value).toBe(before)
})
