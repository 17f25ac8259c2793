import type { Language } from '../contract/language'
import type { Sentences } from '../contract/translate'
import { createHanded } from './handed/handed'
import { listen } from './handed/listening'
import { announcementOf, buzzOf } from './page/announcement'
import { createCardsView } from './page/cards'
import { elementIn } from './page/elements'
import { createMessages } from './page/messages'
import { createPresence, createPresencePost, reportOf } from './page/presence'
import { createKeepList, receiptList } from './page/receipt-list'
import { createRowPictures } from './page/row-picture'
import { createRows } from './page/rows'
import { createSelfView } from './page/self-view'
import { createTotalView } from './page/total-view'
import { type ChoiceState, followChoices } from './phone/choice'
import { createRemembered } from './phone/remembered'
import { createSelf, deviceKind, pickColour, randomId } from './phone/self'
import { createStore } from './phone/store'
import { createKeepAwake, createLeaveWarning } from './phone/while-sending'
import { createFar } from './sending/errors'
import { createPace, paced } from './sending/pace'
import { isUnfinished, type Queue, type Totals, totalsOf } from './sending/queue'
import { createSendRequest } from './sending/request'
import { createSendPhoto } from './sending/send-photo'
import { createSending } from './sending/sending'
import { createSentBefore } from './sending/sent-before'
import { createTus, takeBack } from './sending/tus'
import { onAwake, waitOrWake } from './sending/wait'

/** The sentences of the page's language. The build puts them in (vite.config.ts). */
declare const SENTENCES: Sentences

/** Interval at which speed and time left are redrawn while photos are sent, milliseconds. */
const TICK_MS = 1000

const now = () => performance.now()
const later = (then: () => void, ms: number) => void setTimeout(then, ms)

const computer = elementIn(document, '#computer').textContent ?? ''
const messages = createMessages(document.documentElement.lang as Language, SENTENCES, computer)

const store = createStore(() => window.localStorage)
const remembered = createRemembered(store, Date.now)
const device = deviceKind(navigator.userAgent, navigator.maxTouchPoints)
const self = createSelf({
  store,
  newId: randomId,
  newColour: () => pickColour(Math.random()),
  nameOf: (colour) => messages.deviceName(colour, device),
})

const pace = createPace(now)
const send = createSendRequest({ now, onAwake })
const chance = Math.random
const tus = createTus(paced(send, pace))
const sending = createSending({
  sendPhoto: createSendPhoto({
    tus,
    sentBefore: createSentBefore(store),
    wait: waitOrWake,
    chance,
  }),
  describe: ({ name, type, file }) => ({
    filename: name,
    filetype: type,
    lastModified: `${file.lastModified}`,
    sender: self.get().id,
    senderName: self.get().name,
    device,
  }),
  takeBack: (id) => takeBack(tus, id),
  onChange: show,
})

const presence = createPresence({ ...createPresencePost(self.get), now, later })
const keepAwake = createKeepAwake(document)
const warnOfLeaving = createLeaveWarning(window)
const far = createFar(now)
createSelfView(document, { self, messages, onChange: presence.renamed })

const files = new Map<string, File>()
const paint = createRowPictures()
const chooseInput = elementIn<HTMLInputElement>(document, '#choose')
const takeInput = elementIn<HTMLInputElement>(document, '#take')
const rows = createRows({
  list: elementIn(document, '#rows'),
  template: elementIn(document, '#row'),
  messages,
  onCancel: sending.cancel,
  onRetry: sending.retry,
  onChooseAgain: () => chooseInput.click(),
  paintPicture(id, target) {
    const file = files.get(id)
    files.delete(id)
    if (file) paint(file, target)
  },
})
const drawTotals = createTotalView(document, {
  messages,
  onRetryAll: sending.retryFailed,
  onPause: sending.pause,
  onResume: sending.resume,
})
createKeepList(elementIn(document, '#keep-list'), messages, () => receiptList(queue, messages))

const handed = createHanded({
  ...{ send, wait: waitOrWake, chance },
  onChange(cards) {
    drawCards(cards)
    mayClose = cards.every(({ isUsed }) => isUsed)
    if (queue.length > 0 && mayClose !== totals.mayClose) show(queue, isPaused)
  },
})
const drawCards = createCardsView(document, {
  ...{ device, messages },
  onUse: handed.use,
  onDismiss: handed.dismiss,
})

/** Ids of the photos whose receipts are remembered. */
const receipts = new Set<string>()
let queue: Queue = []
let isPaused = false
let mayClose = true
let totals = totalsOf(queue)
let choice: ChoiceState = 'none'
let isDrawing = false

followChoices([chooseInput, takeInput, elementIn(document, '#originals')], {
  later,
  onState(state) {
    choice = state
    if (state === 'picking') keepAwake.tapped()
    elementIn(document, '.actions').setAttribute('data-choice', choice)
    if (state === 'preparing') announce(messages.say('phone.preparing'))
    reportPresence()
  },
  onFiles(chosen, input) {
    // The field used last comes first. The other one is moved, so that this one keeps the focus.
    const { labels } = input === takeInput ? chooseInput : takeInput
    elementIn(document, '.actions').append(...(labels ?? []))
    remembered.chooseAgain(chosen.map(({ name }) => name))
    sending.add(chosen.map(photoOf))
  },
})
document.addEventListener('visibilitychange', reportPresence)
window.addEventListener('pagehide', presence.leave)
window.addEventListener('pageshow', ({ persisted }) => persisted && presence.comeBack())
setInterval(() => totals.open > 0 && show(queue, isPaused), TICK_MS)
presence.start()
// Not before the page is shown, which would wake its first question at once.
window.addEventListener('pageshow', () => later(listenToComputer, 0), { once: true })

function listenToComputer(): void {
  listen({
    ...{ send, wait: waitOrWake, chance, onAwake },
    id: () => self.get().id,
    isVisible: () => !document.hidden,
    onMessage(message) {
      if (message.type === 'result') rows.setResult(message.id, message.text)
      else handed.apply(message)
      if (message.type === 'handed') announce(messages.say('phone.handed.from', { computer }))
    },
  }).then(() => handed.apply({ type: 'start' }))
}

function photoOf(file: File) {
  const id = randomId()
  files.set(id, file)
  return { id, name: file.name, type: file.type, file }
}

function show(changed: Queue, paused: boolean): void {
  remember(changed)
  queue = changed
  isPaused = paused
  const before = totals
  const counted = totalsOf(queue, mayClose)
  totals = { ...counted, error: isPaused ? null : far(counted.error) }
  announce(announcementOf(before, totals, messages))
  updatePhone(before)
  reportPresence()
  if (isDrawing) return
  isDrawing = true
  requestAnimationFrame(draw)
}

function remember(changed: Queue): void {
  for (const { id, state } of changed) {
    if ('photo' in state && !receipts.has(id)) remembered.addSent(state.photo)
    if ('photo' in state) receipts.add(id)
  }
  remembered.keep(changed.filter(isUnfinished))
}

function updatePhone(before: Totals): void {
  const buzz = buzzOf(before, totals)
  if (buzz && 'vibrate' in navigator) navigator.vibrate(buzz)
  keepAwake.want(totals.open > 0 && !isPaused)
  warnOfLeaving(totals.open > 0)
}

function draw(): void {
  isDrawing = false
  elementIn<HTMLElement>(document, '#welcome').hidden = true
  elementIn<HTMLElement>(document, '#sending').hidden = false
  elementIn(document, '#choose-text').textContent = messages.say('phone.chooseMore')
  drawTotals({ ...totals, isPaused, pace: isPaused ? null : pace.perSecond() })
  rows.draw(queue)
}

function announce(text: string | null): void {
  if (text) elementIn(document, '#announcement').textContent = text
}

function reportPresence(): void {
  presence.update(reportOf({ choice, isVisible: !document.hidden, isPaused }, totals))
}
