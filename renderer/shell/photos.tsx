import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks'
import { type Bridge, MOST_IN_VIEWPORT } from '../../contract/bridge'
import type { Sender } from '../../contract/photo'
import { dragIconOf, plainIcon } from '../actions/clipboard-and-drag'
import { ExportButton, photoMenu } from '../actions/menus'
import { PhotosFoot, SelectionBar, StatusLine } from '../actions/photos-foot'
import type { Actions } from '../actions/use-actions'
import { Gallery } from '../gallery/gallery'
import type { Point } from '../gallery/layout-queries'
import { NothingFound, Toolbar, useView } from '../gallery/toolbar'
import { Compare, type Pair } from '../lightbox/compare'
import { Lightbox } from '../lightbox/lightbox'
import { PhoneChooser } from '../phones/phone-chooser'
import { RemoveDialog } from '../phones/phone-list'
import type { Command } from '../state/commands'
import { filesOf, tileOfFile } from '../state/live-tiles'
import { among, chooseAll, leftAt, NOTHING, type Selection } from '../state/selection'
import type { Tile } from '../state/tiles'
import { EVERYTHING } from '../state/view'
import type { WindowModel } from '../state/window-state'
import { WallButton } from '../ui/buttons'
import { useStill } from '../ui/hooks'
import { useLanguage } from '../ui/language'
import { IS_MAC, Menu } from '../ui/menu'
import { SidePanel } from './side-panel'
import { usePhotoCommands } from './use-photo-commands'

/** More than the strip of the enlarged view shows at once. */
const BESIDE = 24

/** The enlarged photo, and those beside it. */
function around(order: readonly string[], shown: string | null): readonly string[] {
  if (shown === null) return []
  const at = order.indexOf(shown)
  return [shown, ...order.slice(at + 1, at + BESIDE), ...order.slice(Math.max(0, at - BESIDE), at)]
}

interface Props {
  model: WindowModel
  bridge: Bridge
  actions: Actions
  onWall: () => void
  /** The wall lies over it: the gallery stands still, and asks for no picture. */
  isBehind: boolean
  /** The phones that are there. */
  children: ComponentChildren
}

/** The code beside the photos, and what one does with them. */
export function Photos({ model, bridge, actions, onWall, isBehind, children }: Props) {
  const language = useLanguage()
  const all = useStill(model.tiles, isBehind)
  const uploads = useStill(model.uploads, isBehind)
  const [view, changeView] = useView(all)
  const { tiles } = view
  const order = useMemo(() => tiles.map(({ id }) => id), [tiles])
  const [chosen, setChosen] = useState(NOTHING)
  const selection = useMemo(() => among(chosen, order), [chosen, order])
  const selected = useMemo(
    () => tiles.filter(({ id }) => selection.ids.has(id)),
    [tiles, selection],
  )
  const [opened, setShown] = useState<string | null>(null)
  // It may be the film of a picture that has come since.
  const shown = opened === null ? null : (tileOfFile(tiles, opened)?.id ?? opened)
  const [reveal, setReveal] = useState<{ id: string } | null>(null)
  const [menuAt, setMenuAt] = useState<Point | null>(null)
  const closeMenu = useCallback(() => setMenuAt(null), [])
  const onClose = useCallback((id: string) => {
    setShown(null)
    setReveal({ id })
    setChosen((selection) => leftAt(selection, id))
  }, [])

  // The enlarged photo lies on top of all others.
  const onViewport = useCallback(
    (ids: string[]) => {
      const seen = [...new Set([...around(order, shown), ...ids])].slice(0, MOST_IN_VIEWPORT)
      if (!isBehind) void bridge.setViewport(seen)
    },
    [bridge, shown, order, isBehind],
  )

  useEffect(
    () =>
      bridge.onEvent((event) => {
        if (event.type !== 'show-photo') return
        // It may not be among what is shown.
        changeView(EVERYTHING)
        setShown(event.id)
      }),
    [bridge],
  )

  const [compared, setCompared] = useState<Pair | null>(null)
  /** It was enlarged when it was to be compared, and is again afterwards. */
  const [wasEnlarged, setWasEnlarged] = useState(false)
  const [removed, setRemoved] = useState<Sender | null>(null)
  const [handed, setHanded] = useState<readonly Tile[] | null>(null)
  const present = model.phones.filter(({ state }) => state !== 'lost')
  const [first, ...others] = present
  // Nothing to choose where there is one.
  const onSend = (photos: readonly Tile[]) => {
    if (photos.length === 0) return
    if (first && others.length === 0) actions.hand(first, photos)
    else setHanded(photos)
  }
  const onCommand = usePhotoCommands({
    selected,
    run: actions.run,
    onCompare: setCompared,
    onSend,
    onEnlarge: setShown,
    onSelectAll: tiles.length > 0 ? () => setChosen(chooseAll(order)) : null,
    onSelectNone: () => setChosen(NOTHING),
  })
  const deciding = {
    status: <StatusLine status={actions.status} />,
    onCommand(command: Command, photo: Tile) {
      if (command === 'sendToPhone') onSend([photo])
      else if (command !== 'compare') actions.run(command, [photo])
    },
    onUndo: actions.undo,
    onSaveTurned: actions.saveTurned,
  }
  const onDrag = ({ ids }: Selection, tile: Element) => {
    const dragged = tiles.filter((photo) => photo.saved && ids.has(photo.id))
    const files = filesOf(dragged).map(({ id }) => id)
    if (files.length > 0) actions.attempt(bridge.dragPhotos(files, dragIconOf(tile) ?? plainIcon()))
  }

  const exported = useMemo(
    () => (selected.length > 0 ? selected : tiles).filter((photo) => photo.saved),
    [selected, tiles],
  )
  const exportedFiles = useMemo(() => filesOf(exported), [exported])
  return (
    <div class="beside">
      <SidePanel model={model} bridge={bridge} actions={actions}>
        {children}
      </SidePanel>
      <main class="photos">
        <Toolbar view={view} all={all} onChange={changeView}>
          <WallButton onOpen={onWall} />
          <ExportButton
            photos={exportedFiles}
            onExport={(command) => actions.run(command, exported)}
          />
        </Toolbar>
        {tiles.length === 0 ? (
          <NothingFound search={view.search} onShowAll={() => changeView(EVERYTHING)} />
        ) : (
          <Gallery
            tiles={tiles}
            order={order}
            all={all}
            uploads={uploads}
            sort={view.sort}
            zoom={view.zoom}
            selection={selection}
            onSelect={setChosen}
            reveal={reveal}
            onOpen={setShown}
            onViewport={onViewport}
            onMenu={setMenuAt}
            onDrag={onDrag}
          />
        )}
        <PhotosFoot status={actions.status}>
          {selected.length > 0 && (
            <SelectionBar
              photos={selected}
              isMac={IS_MAC}
              onCommand={onCommand}
              onClear={() => setChosen(NOTHING)}
            />
          )}
        </PhotosFoot>
        {menuAt && (
          <Menu
            label={language.t('window.actions.menu')}
            items={photoMenu(selected, language, IS_MAC, {
              onEnlarge: () => setShown(selected[0]?.id ?? null),
              onCommand,
              onRemovePhone: setRemoved,
            })}
            at={menuAt}
            onClose={closeMenu}
          />
        )}
      </main>
      {compared && (
        <Compare
          tiles={tiles}
          pair={compared}
          onPair={setCompared}
          {...deciding}
          onClose={() => {
            const left = compared.find((id) => tiles.some((tile) => tile.id === id)) ?? compared[0]
            setCompared(null)
            setWasEnlarged(false)
            if (wasEnlarged) setShown(left)
            else onClose(left)
          }}
        />
      )}
      {shown !== null && (
        <Lightbox
          tiles={tiles}
          id={shown}
          onShow={setShown}
          {...deciding}
          onCompare={(pair) => {
            setShown(null)
            setCompared(pair)
            setWasEnlarged(true)
          }}
          onClose={onClose}
        />
      )}
      {removed && (
        <RemoveDialog sender={removed} onBar={actions.bar} onClose={() => setRemoved(null)} />
      )}
      {handed && (
        <PhoneChooser
          phones={present}
          onChoose={(phone) => actions.hand(phone, handed)}
          onClose={() => setHanded(null)}
        />
      )}
    </div>
  )
}
