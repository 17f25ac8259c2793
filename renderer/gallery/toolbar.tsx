import type { ComponentChildren } from 'preact'
import { useMemo, useRef, useState } from 'preact/hooks'
import { countedKey } from '../../contract/counted'
import { BY_HAND, isVideo, type Sender } from '../../contract/photo'
import { useMenuCommands } from '../state/menu-commands'
import { createFind } from '../state/search'
import type { Tile } from '../state/tiles'
import {
  arrange,
  EVERYTHING,
  type From,
  isNarrowed,
  isSort,
  KINDS,
  LARGEST,
  readView,
  SMALLEST,
  SORTS,
  sendersOf,
  type View,
  writeView,
  zoomed,
} from '../state/view'
import { senderName } from '../ui/format'
import { useKeys } from '../ui/hooks'
import { MagnifyingGlass, Star } from '../ui/icons'
import { useLanguage } from '../ui/language'
import { useToday } from './day'

interface Props {
  view: ShownView
  /** All that there are. */
  all: readonly Tile[]
  onChange: ChangeView
  /** Further controls, at the end. */
  children?: ComponentChildren
}

/** Above the photos: which of them, in which order, how large. */
export function Toolbar({ view, all, onChange, children }: Props) {
  const { t } = useLanguage()
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
            aria-label={t('window.view.search')}
            placeholder={t('window.view.search')}
            title={t('window.view.searchHint')}
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
        {view.senders.length > 1 && <FromFilter view={view} onChange={onChange} />}
        {view.hasStarred && (
          <button
            type="button"
            class="field star-filter"
            aria-label={t('window.view.starred')}
            title={t('window.view.starred')}
            aria-pressed={view.isStarred}
            onClick={() => onChange({ isStarred: !view.isStarred })}
          >
            <Star />
          </button>
        )}
        {view.hasVideos && (
          <select
            class="field"
            aria-label={t('window.view.kind')}
            value={view.kind}
            onChange={({ currentTarget }) =>
              onChange({ kind: KINDS.find((kind) => kind === currentTarget.value) ?? 'all' })
            }
          >
            <option value="all">{t('window.view.allKinds')}</option>
            <option value="photos">{t('window.view.onlyPhotos')}</option>
            <option value="videos">{t('window.view.onlyVideos')}</option>
          </select>
        )}
      </div>
      <div class="toolbar-line">
        <select
          class="field"
          aria-label={t('window.view.sort')}
          value={view.sort}
          onChange={({ currentTarget }) => {
            if (isSort(currentTarget.value)) onChange({ sort: currentTarget.value })
          }}
        >
          {SORTS.map((sort) => (
            <option key={sort} value={sort}>
              {t(`window.view.sorts.${sort}`)}
            </option>
          ))}
        </select>
        <p class="toolbar-count" role="status">
          {isNarrowed(view) &&
            t(countedKey('window.view.some', all), {
              shown: view.tiles.length,
              count: all.length,
            })}
        </p>
        <input
          type="range"
          class="size-slider"
          aria-label={t('window.view.size')}
          title={t('window.view.size')}
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

/** Whose photos: everybody's, those from phones, those put there by hand, or one sender's. */
function FromFilter({ view: { from, senders }, onChange }: Pick<Props, 'view' | 'onChange'>) {
  const { t } = useLanguage()
  // A sender may have any id: the others are told apart by what no option of one begins with.
  const values = new Map<string, From>([
    ['all', 'all'],
    ['phones', 'phones'],
    ['hand', 'hand'],
    ...senders.map(({ id }): [string, From] => [`id ${id}`, { id }]),
  ])
  const hasByHand = senders.some(({ id }) => id === BY_HAND.id)
  const phones = senders.filter(({ id }) => id !== BY_HAND.id)
  return (
    <select
      class="field phone-filter"
      aria-label={t('window.view.phone')}
      value={typeof from === 'string' ? from : `id ${from.id}`}
      onChange={({ currentTarget }) => onChange({ from: values.get(currentTarget.value) ?? 'all' })}
    >
      <option value="all">{t('window.view.allPhones')}</option>
      {hasByHand && (
        <>
          <option value="phones">{t('window.view.fromPhones')}</option>
          <option value="hand">{t('window.view.byHand')}</option>
          {phones.length > 1 && <hr />}
        </>
      )}
      {(phones.length > 1 || !hasByHand) &&
        phones.map((sender) => (
          <option key={sender.id} value={`id ${sender.id}`}>
            {senderName(sender, t)}
          </option>
        ))}
    </select>
  )
}

/** There are photos, but none matches. */
export function NothingFound({ search, onShowAll }: { search: string; onShowAll: () => void }) {
  const { t } = useLanguage()
  const words = search.trim()
  return (
    <div class="nothing-found">
      <h2>{words ? t('window.view.nothingFor', { search: words }) : t('window.view.nothing')}</h2>
      <p>{t('window.view.nothingLost')}</p>
      {words && <p>{t('window.view.searchHint')}</p>}
      <button type="button" class="field" onClick={onShowAll}>
        {t('window.view.showAll')}
      </button>
    </div>
  )
}

interface ShownView extends View {
  zoom: number
  /** What is shown, in its order. */
  tiles: readonly Tile[]
  senders: readonly Sender[]
  /** Whether there are photos with a star, and videos, to choose. */
  hasStarred: boolean
  hasVideos: boolean
}

type ChangeView = (change: Partial<View & { zoom: number }>) => void

/** The filtered and sorted photos; sort order and thumbnail size are remembered. */
export function useView(all: readonly Tile[]): [ShownView, ChangeView] {
  const { locale, t } = useLanguage()
  const [view, setView] = useState<View & { zoom: number }>(() => ({
    ...EVERYTHING,
    ...readView(localStorage),
  }))
  const senders = useMemo(() => sendersOf(all), [all])
  // The last photo of a sender may go while only its photos are shown.
  const from = isAmong(view.from, senders) ? view.from : 'all'
  const hasVideos = useMemo(() => all.some(({ format }) => isVideo(format)), [all])
  // The last video may go while only videos are shown.
  const kind = hasVideos ? view.kind : 'all'
  const hasStarred = useMemo(() => all.some((tile) => tile.isStarred === true), [all])
  const isStarred = hasStarred && view.isStarred
  const { search, sort } = view
  const find = useMemo(() => createFind(locale, t), [locale, t])
  const today = useToday()
  const tiles = useMemo(
    () =>
      arrange(all, { search, from, isStarred, kind, sort }, (some, text) =>
        find(some, text, today),
      ),
    [all, search, from, isStarred, kind, sort, find, today],
  )
  const change: ChangeView = (wanted) =>
    setView((known) => {
      const next = { ...known, ...wanted }
      writeView(localStorage, next)
      return next
    })
  return [{ ...view, from, isStarred, kind, tiles, senders, hasStarred, hasVideos }, change]
}

/** Where nothing was put there by hand, there is nothing to tell apart. */
const isAmong = (from: From, senders: readonly Sender[]): boolean =>
  from === 'all' ||
  senders.some(({ id }) => id === (typeof from === 'object' ? from.id : BY_HAND.id))
