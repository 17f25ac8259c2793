import { useCallback, useMemo, useState } from 'preact/hooks'
import type { Bridge } from '../../contract/bridge'
import { Gallery } from '../gallery/gallery'
import { Lightbox } from '../lightbox/lightbox'
import { SidePanel } from '../pairing/side-panel'
import { among, NOTHING } from '../selection/selection'
import { NothingFound } from '../view/nothing-found'
import { Toolbar } from '../view/toolbar'
import { useView } from '../view/use-view'
import type { WindowModel } from '../window-state'

/** The code beside the photos, and what one does with them. */
export function Photos({ model, bridge }: { model: WindowModel; bridge: Bridge }) {
  const [view, changeView] = useView(model.tiles)
  const { tiles } = view
  const order = useMemo(() => tiles.map(({ id }) => id), [tiles])
  const [chosen, setChosen] = useState(NOTHING)
  const selection = useMemo(() => among(chosen, order), [chosen, order])
  const [shown, setShown] = useState<string | null>(null)
  const [reveal, setReveal] = useState<{ id: string } | null>(null)
  const onClose = useCallback((id: string) => {
    setShown(null)
    setReveal({ id })
  }, [])
  return (
    <div class="beside">
      <SidePanel model={model} bridge={bridge} />
      <div class="photos">
        <Toolbar view={view} all={model.tiles.length} onChange={changeView} />
        {tiles.length === 0 ? (
          <NothingFound
            search={view.search}
            onShowAll={() => changeView({ search: '', phone: null })}
          />
        ) : (
          <Gallery
            tiles={tiles}
            order={order}
            arrivals={model}
            sort={view.sort}
            zoom={view.zoom}
            selection={selection}
            onSelect={setChosen}
            reveal={reveal}
            onOpen={setShown}
          />
        )}
      </div>
      {shown !== null && (
        <Lightbox tiles={tiles} id={shown} bridge={bridge} onShow={setShown} onClose={onClose} />
      )}
    </div>
  )
}
