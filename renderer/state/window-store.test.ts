import { afterEach, expect, it, vi } from 'vitest'
import type { Bridge, WindowEvent } from '../../contract/bridge'
import { LISTENING, photoOf } from './test-photos'
import { createWindowStore } from './window-store'

/** A main process that tells one photo, and counts how often it is asked. */
function start(first: Parameters<typeof createWindowStore>[1] = Promise.resolve(null)) {
  let emit = (_event: WindowEvent) => {}
  let name = 'old.jpg'
  const asked = { reads: 0 }
  const bridge = {
    async readState() {
      asked.reads += 1
      const photos = JSON.stringify([photoOf('a', { name })])
      return {
        startedAt: 0,
        listening: LISTENING,
        photos,
        uploads: [],
        phones: [],
        asking: [],
        handed: [],
      }
    },
    onEvent(listener: (event: WindowEvent) => void) {
      emit = listener
      return () => {}
    },
  } as unknown as Bridge
  const store = createWindowStore(bridge, first, (work) => work())
  const names = () => store.model.value?.tiles.map((tile) => tile.name)
  const openFolder = (first: string) => {
    name = first
    emit({ type: 'folder-changed' })
  }
  return { asked, names, openFolder, emit: (event: WindowEvent) => emit(event), store }
}

it('reads the photos once, whatever address and settings become', async () => {
  const { asked, names, emit, store } = start()
  await expect.poll(names).toEqual(['old.jpg'])
  emit({ type: 'listening', ...LISTENING, port: 6000 })
  emit({ type: 'settings' } as WindowEvent)
  expect(store.model.value?.listening.port).toBe(6000)
  expect(asked.reads).toBe(1)
})

afterEach(() => void vi.useRealTimers())
it('forgets a page that was asked for and never opened', async () => {
  const { names, emit, store } = start()
  await expect.poll(names).toEqual(['old.jpg'])
  vi.useFakeTimers()
  const reached = () => store.model.value?.reached
  emit({ type: 'visitor' })
  vi.advanceTimersByTime(15_000)
  emit({ type: 'visitor' })
  vi.advanceTimersByTime(19_000)
  expect(reached()).toBe(true)
  vi.advanceTimersByTime(1000)
  expect(reached()).toBe(false)
})

it('reads the photos of another folder, and of that folder alone', async () => {
  const { asked, names, openFolder } = start()
  await expect.poll(names).toEqual(['old.jpg'])
  openFolder('new.jpg')
  await expect.poll(names).toEqual(['new.jpg'])
  expect(asked.reads).toBe(2)
})

it('shows what is known at first, and asks for all once that is seen', async () => {
  const state = {
    startedAt: 0,
    listening: LISTENING,
    photos: JSON.stringify([photoOf('b', { name: 'first.jpg' })]),
    uploads: [],
    phones: [],
    asking: [],
    handed: [],
  }
  let see = () => {}
  const isShown = new Promise<void>((resolve) => {
    see = resolve
  })
  const { asked, names } = start(Promise.resolve({ state, isShown }))
  await expect.poll(names).toEqual(['first.jpg'])
  expect(asked.reads).toBe(0)
  see()
  await expect.poll(names).toEqual(['old.jpg'])
})
