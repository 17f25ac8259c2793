import { followChoices } from './choosing/choice'
import { translate } from './messages/texts'
import { part } from './part'
import { deviceKind, pickColour } from './phone/device-name'
import { randomId } from './phone/random-id'
import { readSender } from './phone/sender'
import { createPresence, tellingOf } from './presence/presence'
import { createPresencePost } from './presence/presence-post'
import { writeMetadata } from './sending/metadata'
import type { Queue } from './sending/queue'
import { sendRequest } from './sending/request'
import { createSendPhoto } from './sending/send-photo'
import { createSending } from './sending/sending'
import { takeBack } from './sending/take-back'
import { createTus } from './sending/tus'
import { waitOrWake } from './sending/wait'
import { announcementOf } from './telling/announcement'
import { createRowPictures } from './telling/row-picture'
import { createRows } from './telling/rows'
import { createTotalView } from './telling/total-view'
import { totalsOf } from './telling/totals'

const messages = translate(document, navigator.languages)
const sender = readSender(localStore(), randomId, () =>
  messages.deviceName(
    pickColour(Math.random()),
    deviceKind(navigator.userAgent, navigator.maxTouchPoints),
  ),
)

const tus = createTus(sendRequest)
const sending = createSending({
  sendPhoto: createSendPhoto({ tus, wait: waitOrWake, chance: Math.random }),
  takeBack: (id) => takeBack(tus, id),
  onChange: show,
})

const presence = createPresence({
  ...createPresencePost(sender),
  now: () => performance.now(),
  later: (then, ms) => setTimeout(then, ms),
})

const files = new Map<string, File>()
const paint = createRowPictures()
const rows = createRows({
  list: part(document, '#rows'),
  template: part(document, '#row'),
  messages,
  onCancel: sending.cancel,
  onRetry: sending.retry,
  paintPicture(id, place) {
    const file = files.get(id)
    files.delete(id)
    if (file) paint(file, place)
  },
})
const drawTotals = createTotalView(document, messages, sending.retryFailed)

let queue: Queue = []
let totals = totalsOf(queue)
let isPicking = false
let isDrawing = false

followChoices([part(document, '#choose'), part(document, '#take')], {
  onPicking(picking) {
    isPicking = picking
    tellPresence()
  },
  onFiles: (chosen) => sending.add(chosen.map(photoOf)),
})
document.addEventListener('visibilitychange', tellPresence)
window.addEventListener('pagehide', presence.leave)
window.addEventListener('pageshow', ({ persisted }) => persisted && presence.comeBack())
presence.start()

function photoOf(file: File, index: number) {
  const id = randomId()
  files.set(id, file)
  const metadata = writeMetadata({
    id,
    filename: file.name,
    filetype: file.type,
    lastModified: `${file.lastModified}`,
    sender: sender.id,
    senderName: sender.name,
    index: `${index}`,
  })
  return { id, name: file.name, file, metadata }
}

function show(changed: Queue): void {
  queue = changed
  const before = totals
  totals = totalsOf(queue)
  const announcement = announcementOf(before, totals, messages)
  if (announcement) part(document, '#announcement').textContent = announcement
  tellPresence()
  if (isDrawing) return
  isDrawing = true
  requestAnimationFrame(draw)
}

function draw(): void {
  isDrawing = false
  part<HTMLElement>(document, '#welcome').hidden = true
  part<HTMLElement>(document, '#sending').hidden = false
  part(document, '#choose-text').textContent = messages.chooseMorePhotos
  drawTotals(totals)
  rows.draw(queue)
}

function tellPresence(): void {
  presence.update(tellingOf({ isPicking, isVisible: !document.hidden }, totals))
}

/** Reading the property itself throws where the browser denies storage. */
function localStore(): Storage | null {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
