import { type Change, liveAddress, liveStream, type Watch } from './live-stream.ts'

/** How a page says what it watches: to the worker that all tabs share, or to a stream of its own where there is no such worker. */
export function openLivePort(hear: (change: Change) => void): (watch: Watch | null) => void {
  const url = document.querySelector<HTMLMetaElement>('meta[name=live-worker]')?.content
  if (url && 'SharedWorker' in globalThis) {
    const { port } = new SharedWorker(url, { type: 'module', name: 'live' })
    port.addEventListener('message', (event: MessageEvent<Change>) => hear(event.data))
    port.start()
    return (watch) => port.postMessage(watch)
  }
  const stream = liveStream(liveAddress)
  const watcher = { tell: hear }
  return (watch) => (watch ? stream.watch(watcher, watch) : stream.leave(watcher))
}
