/** The few words that the main process says by itself, in the language of the window. */
export interface Words {
  quitTitle: string
  quitText(photos: number): string
  quitNow: string
  goOn: string
}

const photos = (count: number) => (count === 1 ? '1 photo' : `${count} photos`)

const ENGLISH: Words = {
  quitTitle: 'Photos are still arriving.',
  quitText: (count) =>
    `${photos(count)} would stop here. What arrived is kept, and goes on when Snapland is started again within a day.`,
  quitNow: 'Quit',
  goOn: 'Keep receiving',
}

const KOREAN: Words = {
  quitTitle: '사진이 아직 오고 있습니다.',
  quitText: (count) =>
    `사진 ${count}장이 여기서 멈춥니다. 도착한 부분은 보관되며, 하루 안에 Snapland를 다시 시작하면 이어집니다.`,
  quitNow: '종료',
  goOn: '계속 받기',
}

/** @param language a BCP 47 tag */
export const wordsIn = (language: string): Words =>
  language.toLowerCase().split('-')[0] === 'ko' ? KOREAN : ENGLISH
