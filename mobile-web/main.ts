import type { Receiving } from '../contract/handed'
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
import { createRows, drawEarlier } from './page/rows'
import { createSelfView } from './page/self-view'
import { createTotalView } from './page/total-view'
import { type ChoiceState, followChoices } from './phone/choice'
import { isInApp, ownBrowser } from './phone/in-app'
import { createRemembered, KEEP_MS } from './phone/remembered'
import { createSelf, deviceKind, pickColour, randomId } from './phone/self'
import { createStore } from './phone/store'
import { createKeepAwake, createLeaveWarning } from './phone/while-sending'
import { createCause, type ErrorCode, isOffline } from './sending/errors'
import { createPace, createTimeLeft, paced } from './sending/pace'
import {
  isRefused,
  isSaved,
  isUnfinished,
  type Queue,
  type Totals,
  totalsOf,
} from './sending/queue'
import { createSendRequest } from './sending/request'
import { createSendPhoto } from './sending/send-photo'
import { createSending } from './sending/sending'
import { createSentBefore } from './sending/sent-before'
import { createTus, takeBack } from './sending/tus'
import { onAwake, waitOrWake } from './sending/wait'
import { createWay } from './sending/way'

/** The sentences of the page's language. The build puts them in (vite.config.ts). */
declare const SENTENCES: Sentences

/** A picker that has not covered the page by then was not opened, milliseconds. */
const PICKER_MS = 2000
/** Interval at which speed and time left are redrawn while photos are sent, milliseconds. */
const TICK_MS = 1000
/** Interval at which the way to the computer is measured while the page is seen, milliseconds. */
const MEASURE_MS = 10_000

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
const timeLeft = createTimeLeft(now)
const { url, know, measure } = createWay({
  page: location.href,
  onMoved: tryAgain,
  onMeasured(lost) {
    isLost = lost
    refresh()
  },
})
const send = createSendRequest({ now, url, onUnreachable: measure, onAwake })
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

const presence = createPresence({ ...createPresencePost(send, self.get, url), now, later })
const keepAwake = createKeepAwake(document, (isHeld) => {
  staysAwake = isHeld
})
const warnOfLeaving = createLeaveWarning(window)
const cause = createCause(now)
const otherBrowser = isInApp(navigator.userAgent) ? ownBrowser(navigator.userAgent) : null
createSelfView(document, { self, messages, onChange: presence.renamed })

const files = new Map<string, File>()
const paint = createRowPictures()
const chooseInput = elementIn<HTMLInputElement>(document, '#choose')
const takeInput = elementIn<HTMLInputElement>(document, '#take')
const template = elementIn<HTMLTemplateElement>(document, '#row')
const rows = createRows({
  list: elementIn(document, '#rows'),
  newest: elementIn(document, '#newest'),
  saved: elementIn(document, '#saved'),
  template,
  messages,
  onCancel: sending.cancel,
  onRetry: sending.retry,
  onDismiss: (id) => sending.dismiss([id]),
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
  onDismissRefused: () => sending.dismiss(queue.filter(isRefused).map(({ id }) => id)),
  onPause: sending.pause,
  onResume: sending.resume,
})
createKeepList(elementIn(document, '#keep-list'), messages, () => receiptList(queue, messages))

const handed = createHanded({
  ...{ send, wait: waitOrWake, chance },
  onChange(cards) {
    drawCards(cards)
    mayClose = cards.every(({ isUsed }) => isUsed)
    if (mayClose !== totals.mayClose) refresh()
  },
})
const drawCards = createCardsView(document, {
  ...{ device, messages, otherBrowser },
  onUse: handed.use,
  onDismiss: handed.dismiss,
})

/** Ids of the photos whose receipts are remembered. */
const receipts = new Set<string>()
let queue: Queue = []
/** Photos of pages that are gone, which none has finished. */
let left = 0
let isPaused = false
let mayClose = true
/** What the page knows of the way to the computer, and why that way has ended. */
let receiving: Receiving['state'] = 'open'
let isLost = false
let ended: ErrorCode | null = null
/** The screen stays on while photos are sent. */
let staysAwake = true
/** A tap has opened no picker. */
let hasNoPicker = false
let totals = totalsOf(queue)
let choice: ChoiceState = 'none'
let isDrawing = false

followChoices([chooseInput, takeInput, elementIn(document, '#originals')], {
  later,
  onState(state) {
    choice = state
    if (state === 'picking') keepAwake.tapped()
    if (state === 'picking' && device === 'android') later(seePicker, PICKER_MS)
    elementIn(document, '.actions').setAttribute('data-choice', choice)
    if (state === 'preparing') announce(messages.say('phone.preparing'))
    reportPresence()
  },
  onFiles(chosen, input) {
    // The field used last comes first. The other one is moved, so that this one keeps the focus.
    const { labels } = input === takeInput ? chooseInput : takeInput
    elementIn(document, '.actions').append(...(labels ?? []))
    remembered.chooseAgain(chosen.map(({ name, size }) => ({ name, bytes: size })))
    sending.add(chosen.map(photoOf))
    keepFiles()
  },
})
window.addEventListener('storage', () => keepFiles())
document.addEventListener('visibilitychange', reportPresence)
window.addEventListener('pagehide', () => {
  keepFiles(true)
  presence.leave()
})
window.addEventListener('pageshow', ({ persisted }) => persisted && presence.comeBack())
setInterval(() => (totals.open > 0 || totals.error) && refresh(), TICK_MS)
setInterval(keepFiles, KEEP_MS)
for (const event of ['online', 'offline']) window.addEventListener(event, refresh)
drawEarlier(elementIn(document, '#earlier'), remembered.sent(), { template, messages })
presence.start()
keepFiles()
// Not before the page is shown, which would wake its first question at once.
window.addEventListener('pageshow', () => later(listenToComputer, 0), { once: true })
setInterval(() => document.hidden || measure(), MEASURE_MS)

function listenToComputer(): void {
  listen({
    ...{ send, wait: waitOrWake, chance, onAwake },
    id: () => self.get().id,
    isVisible: () => !document.hidden,
    onMessage(message) {
      if (message.type === 'result') rows.setResult(message.id, message.text)
      else if (message.type === 'receiving') hear(message)
      else if (message.type === 'handed') {
        handed.apply({ ...message, path: url(message.path) })
        announce(messages.say('phone.handed.from', { computer }))
      } else handed.apply(message)
      if (message.type === 'start') {
        receiving = 'open'
        end(null)
      }
    },
    onRemoved: () => ended ?? end('REMOVED'),
  }).then(() => end('NOT_FOUND'))
  void measure()
  onAwake(measure)
}

/** @param why nothing more can be sent; null when it can be again */
function end(why: ErrorCode | null): void {
  ended = why
  handed.apply({ type: 'start' })
  for (const offer of ['.actions', 'footer']) {
    elementIn<HTMLElement>(document, offer).hidden = Boolean(why)
  }
  tryAgain()
}

function hear({ state, accept, addresses }: Receiving): void {
  receiving = state
  know(addresses)
  if (accept !== chooseInput.accept) {
    chooseInput.accept = accept
    sending.sendRefused()
  }
  if (state === 'open') sending.unhinder()
  if (state !== 'closed') tryAgain()
}

/** What waits for its next try does not wait any longer. */
function tryAgain(): void {
  document.dispatchEvent(new Event('resume'))
  refresh()
}

/** In some apps a tap opens nothing, and the page stays in front. */
function seePicker(): void {
  hasNoPicker = otherBrowser !== null && choice === 'picking' && document.hasFocus()
  refresh()
}

function photoOf(file: File) {
  const id = randomId()
  files.set(id, file)
  return { id, name: file.name, type: file.type, file }
}

function show(changed: Queue, paused: boolean): void {
  queue = changed
  remember()
  isPaused = paused
  refresh()
}

function refresh(): void {
  const before = totals
  const counted = totalsOf(queue, mayClose)
  const way = {
    ...{ receiving, isOffline: isOffline(navigator) },
    // While photos are sent, they tell.
    isLost: isLost && counted.open === 0,
  }
  const error = cause(counted.error ?? ended, way)
  totals = { ...counted, error: isPaused && !ended ? null : error }
  announce(announcementOf(before, totals, messages))
  updatePhone(before)
  reportPresence()
  if (isDrawing) return
  isDrawing = true
  requestAnimationFrame(draw)
}

function remember(): void {
  for (const { id, state } of queue) {
    if (!('photo' in state) || receipts.has(id)) continue
    receipts.add(id)
    remembered.addSent(state.photo)
  }
}

function keepFiles(isLeaving?: boolean): void {
  left = remembered.keep(queue.filter(isUnfinished), queue.filter(isSaved), isLeaving).length
  refresh()
}

function updatePhone(before: Totals): void {
  const buzz = buzzOf(before, totals)
  if (buzz && 'vibrate' in navigator) navigator.vibrate(buzz)
  keepAwake.want(totals.open > 0 && !isPaused)
  warnOfLeaving(totals.open > 0)
}

function draw(): void {
  isDrawing = false
  drawNotes()
  if (queue.length === 0 && rows.isEmpty()) return
  elementIn<HTMLElement>(document, '#sending').hidden = queue.length === 0
  elementIn(document, '#choose-text').textContent = messages.say('phone.chooseMore')
  const perSecond = isPaused || totals.error ? null : pace.perSecond()
  const secondsLeft = timeLeft(totals.bytesToCome, perSecond)
  drawTotals({ ...totals, isPaused, pace: perSecond, timeLeft: secondsLeft })
  rows.draw(queue)
}

/** What is said above everything else. */
function drawNotes(): void {
  const { error, open } = totals
  const say = (selector: string, text: string | null) => {
    const element = elementIn<HTMLElement>(document, selector)
    element.hidden = text === null
    if (text !== null && element.textContent !== text) element.textContent = text
  }
  say('#notice', error && messages.error(error))
  elementIn<HTMLElement>(document, '#join').hidden = error !== 'NOT_FOUND'
  say(
    '#note',
    hasNoPicker && otherBrowser
      ? messages.say('phone.otherBrowser', { browser: otherBrowser })
      : left > 0
        ? messages.say('phone.unfinished', { count: left })
        : null,
  )
  elementIn<HTMLElement>(document, '#welcome').hidden = queue.length > 0 || left > 0
  const mustStayOn = open > 0 && !isPaused && !staysAwake && !/mac|windows/.test(device)
  elementIn<HTMLElement>(document, '#keep-on').hidden = !mustStayOn
}

function announce(text: string | null): void {
  if (text) elementIn(document, '#announcement').textContent = text
}

function reportPresence(): void {
  presence.update(reportOf({ choice, isVisible: !document.hidden, isPaused }, totals))
}
