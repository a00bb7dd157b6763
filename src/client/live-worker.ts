import { liveAddress, liveStream, type Watch } from './live-stream.ts'

/** Shared by all tabs of a browser: they share one stream. A tab sends what it watches, or `null` when it goes. */
const stream = liveStream(liveAddress)

self.addEventListener('connect', (event) => {
  const port = (event as MessageEvent).ports[0]
  if (!port) return
  const watcher = { tell: (change: object) => port.postMessage(change) }
  port.addEventListener('message', ({ data }: MessageEvent<Watch | null>) => {
    if (data) stream.watch(watcher, data)
    else stream.leave(watcher)
  })
  port.start()
})
