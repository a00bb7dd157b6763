import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Change, liveAddress, liveStream } from './live-stream.ts'

/** Stands in for the browser's own, which Node lacks. */
class Source extends EventTarget {
  static readonly CLOSED = 2
  static opened: Source[] = []
  readyState = 1
  readonly url: string
  constructor(url: string) {
    super()
    this.url = url
    Source.opened.push(this)
  }
  close() {
    this.readyState = Source.CLOSED
  }
  say(change: Change) {
    this.dispatchEvent(new MessageEvent('version', { data: JSON.stringify(change) }))
  }
  static get open() {
    return Source.opened.filter((source) => source.readyState !== Source.CLOSED)
  }
}

const aPage = () => {
  const heard: Change[] = []
  return { heard, tell: (change: Change) => void heard.push(change) }
}

beforeEach(() => {
  Source.opened = []
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Source)
})

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('two pages share one stream over what both follow, and hear only what they follow', () => {
  const stream = liveStream(liveAddress)
  const [one, other] = [aPage(), aPage()]
  stream.watch(one, { topics: ['programme:1'], visible: true })
  stream.watch(other, { topics: ['rollout:2'], visible: true })
  vi.runAllTimers()
  expect(Source.opened.map((source) => source.url)).toEqual(['/live?topics=programme%3A1,rollout%3A2'])
  Source.open[0]?.say({ topic: 'rollout:2', version: 5 })
  expect(one.heard).toEqual([])
  expect(other.heard).toEqual([{ topic: 'rollout:2', version: 5 }])
})

test('the stream is closed when every page is hidden or gone, and opened again when one is looked at', () => {
  const stream = liveStream(liveAddress)
  const [one, other] = [aPage(), aPage()]
  stream.watch(one, { topics: ['programme:1'], visible: true })
  stream.watch(other, { topics: ['programme:1'], visible: true })
  vi.runAllTimers()
  stream.leave(one)
  stream.watch(other, { topics: ['programme:1'], visible: false })
  vi.runAllTimers()
  expect(Source.open).toHaveLength(0)
  stream.watch(other, { topics: ['programme:1'], visible: true })
  vi.runAllTimers()
  expect(Source.open).toHaveLength(1)
})

test('going from page to page with the same topics keeps the stream', () => {
  const stream = liveStream(liveAddress)
  const page = aPage()
  for (let visit = 0; visit < 3; visit++) {
    stream.watch(page, { topics: ['programme:1'], visible: true })
    vi.runAllTimers()
  }
  expect(Source.opened).toHaveLength(1)
})

test('a page that comes late is told at once what is already known', () => {
  const stream = liveStream(liveAddress)
  stream.watch(aPage(), { topics: ['programme:1'], visible: true })
  vi.runAllTimers()
  Source.open[0]?.say({ topic: 'programme:1', version: 9 })
  const late = aPage()
  stream.watch(late, { topics: ['programme:1'], visible: true })
  expect(late.heard).toEqual([{ topic: 'programme:1', version: 9 }])
})

test('a refused stream is tried again, more and more seldom, and never faster than every two seconds', () => {
  const stream = liveStream(liveAddress)
  stream.watch(aPage(), { topics: ['programme:1'], visible: true })
  vi.runAllTimers()
  for (const pause of [2000, 4000, 8000, 16_000, 30_000, 30_000]) {
    const [source] = Source.open
    source?.close()
    source?.dispatchEvent(new Event('error'))
    vi.advanceTimersByTime(pause - 1)
    expect(Source.open).toHaveLength(0)
    vi.advanceTimersByTime(1)
    expect(Source.open).toHaveLength(1)
  }
})
