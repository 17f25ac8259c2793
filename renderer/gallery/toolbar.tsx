import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { useMenuCommands } from '../state/menu-commands'
import { isNarrowed, isSort, SORTS } from '../state/view'
import { LARGEST, SMALLEST, zoomed } from '../state/zoom'
import { MagnifyingGlass } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { senderName } from '../ui/sender-text'
import { useKeys } from '../ui/use-keys'
import type { ChangeView, ShownView } from './use-view'

interface Props {
  view: ShownView
  /** How many photos there are in all. */
  all: number
  onChange: ChangeView
  /** Further controls, at the end. */
  children?: ComponentChildren
}

/** Above the photos: which of them, in which order, how large. */
export function Toolbar({ view, all, onChange, children }: Props) {
  const { messages } = useLanguage()
  const words = messages.view
  const field = useRef<HTMLInputElement>(null)
  const find = () => field.current?.select()
  const zoom = (to: number) => onChange({ zoom: to })
  const larger = zoomed(view.zoom, 1)
  const smaller = zoomed(view.zoom, -1)
  useKeys((event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
    if (event.key.toLowerCase() === 'f') find()
    else if (event.key === '0') zoom(0)
    else if (event.key === '+' || event.key === '=') zoom(larger)
    else if (event.key === '-') zoom(smaller)
    else return false
    return true
  })
  useMenuCommands({
    find,
    larger: larger === view.zoom ? null : () => zoom(larger),
    smaller: smaller === view.zoom ? null : () => zoom(smaller),
    usualSize: view.zoom === 0 ? null : () => zoom(0),
  })
  return (
    <header class="toolbar">
      <div class="toolbar-line">
        <label class="search">
          <MagnifyingGlass />
          <input
            ref={field}
            type="search"
            class="field"
            aria-label={words.search}
            placeholder={words.search}
            value={view.search}
            spellcheck={false}
            onInput={({ currentTarget }) => onChange({ search: currentTarget.value })}
            onKeyDown={({ key, currentTarget }) => {
              if (key !== 'Escape') return
              onChange({ search: '' })
              currentTarget.blur()
            }}
          />
        </label>
        {view.senders.length > 1 && (
          <select
            class="field phone-filter"
            aria-label={words.phone}
            value={view.phone ?? ''}
            onChange={({ currentTarget }) => onChange({ phone: currentTarget.value || null })}
          >
            <option value="">{words.allPhones}</option>
            {view.senders.map((sender) => (
              <option key={sender.id} value={sender.id}>
                {senderName(sender, messages)}
              </option>
            ))}
          </select>
        )}
        <select
          class="field"
          aria-label={words.sort}
          value={view.sort}
          onChange={({ currentTarget }) => {
            if (isSort(currentTarget.value)) onChange({ sort: currentTarget.value })
          }}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {words.sorts[sort]}
            </option>
          ))}
        </select>
      </div>
      <div class="toolbar-line">
        <p class="toolbar-count" role="status">
          {isNarrowed(view) && words.some(view.tiles.length, all)}
        </p>
        <input
          type="range"
          class="size-slider"
          aria-label={words.size}
          title={words.size}
          min={SMALLEST}
          max={LARGEST}
          value={view.zoom}
          onInput={({ currentTarget }) => onChange({ zoom: currentTarget.valueAsNumber })}
        />
        {children}
      </div>
    </header>
  )
}
