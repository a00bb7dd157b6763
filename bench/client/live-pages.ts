import { type Agent, type ClientRequest, request } from 'node:http'
import { gunzipSync } from 'node:zlib'
import type { Target } from '../targets.ts'
import { ask, connections } from './ask.ts'

export interface LivePages {
  readonly base: string
  /** The page that shows the change, once for each reader. */
  readonly showing: readonly Target[]
  /** The programme that it follows, and another that the quiet pages follow. */
  readonly programmeId: string
  readonly quietProgrammeId: string
  readonly quiet: { readonly count: number; readonly cookie: string }
  /** Each changes what the page shows. */
  readonly changes: readonly Target[]
}

/** The browser gathers what it hears for so long before it fetches (src/client/live.ts). */
const gatherMs = 30
/** And then rests, so a next change is made only after that. */
const restMs = 600
const longestWaitMs = 20_000

/**
 * Opens live pages as browsers do: a stream each, and when it tells of a newer version the page is fetched anew. @returns for each change the
 * milliseconds from sending it until the last page that shows it has it, whole and unpacked.
 */
export async function refreshTimes(wish: LivePages): Promise<number[]> {
  const agent = connections(Number.POSITIVE_INFINITY)
  const open: Stream[] = []
  try {
    const showing = await Promise.all(wish.showing.map((page) => openPage(wish, agent, page)))
    open.push(...showing.map(({ stream }) => stream))
    const { count, cookie } = wish.quiet
    for (let from = 0; from < count; from += 50) {
      const some = Array.from({ length: Math.min(50, count - from) }, () =>
        openStream(wish.base, `programme:${wish.quietProgrammeId}`, cookie, () => undefined),
      )
      open.push(...(await Promise.all(some)))
    }
    const times: number[] = []
    for (const change of wish.changes) {
      const refreshed = showing.map((page) => page.refreshed())
      const began = performance.now()
      const answer = await ask(wish.base, agent, change)
      if (answer.status !== 303) throw new Error(`${change.path} answered ${answer.status}`)
      const ends = await withinTime(Promise.all(refreshed))
      times.push(Math.max(...ends) - began)
      await new Promise((resolve) => setTimeout(resolve, restMs))
    }
    return times
  } finally {
    for (const stream of open) stream.destroy()
    agent.destroy()
  }
}

type Stream = ClientRequest

async function openPage({ base, programmeId }: LivePages, agent: Agent, page: Target) {
  const topic = `programme:${programmeId}`
  const fetchPage = async (): Promise<number> => {
    const { status, body, packed } = await ask(base, agent, page)
    if (status !== 200) throw new Error(`${page.path} answered ${status}`)
    return shownVersion((packed ? gunzipSync(body) : body).toString(), topic)
  }
  let shown = await fetchPage()
  let tell: (at: number) => void = () => undefined
  let timer: NodeJS.Timeout | undefined
  const stream = await openStream(base, topic, page.cookie ?? '', (version) => {
    if (version <= shown || timer) return
    timer = setTimeout(async () => {
      shown = await fetchPage()
      timer = undefined
      if (shown >= version) tell(performance.now())
    }, gatherMs)
  })
  const refreshed = () =>
    new Promise<number>((resolve) => {
      tell = resolve
    })
  return { stream, refreshed }
}

/** What the page says it was made from: `<meta name="live-topics" content="programme:…@12">`. */
function shownVersion(html: string, topic: string): number {
  const found = html.indexOf(`${topic}@`)
  if (found < 0) throw new Error('The page does not say which version it shows.')
  return Number.parseInt(html.slice(found + topic.length + 1, found + topic.length + 13), 10)
}

/** Resolves when the stream has told of its first version. */
function openStream(base: string, topic: string, cookie: string, hear: (version: number) => void): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const stream = request(
      `${base}/live?topics=${encodeURIComponent(topic)}`,
      { agent: false, headers: { cookie } },
      (answer) => {
        if (answer.statusCode !== 200) return reject(new Error(`A live stream was refused: ${answer.statusCode}`))
        let rest = ''
        answer.setEncoding('utf8')
        answer.on('data', (text: string) => {
          const lines = (rest + text).split('\n')
          rest = lines.pop() ?? ''
          for (const line of lines) {
            if (!line.startsWith('data: ')) continue
            hear(JSON.parse(line.slice(6)).version)
            resolve(stream)
          }
        })
        answer.on('error', () => undefined)
      },
    )
    stream.on('error', reject)
    stream.end()
  })
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const late = AbortSignal.timeout(longestWaitMs)
  return Promise.race([
    work,
    new Promise<never>((_, reject) =>
      late.addEventListener('abort', () => reject(new Error('An open page did not refresh.'))),
    ),
  ])
}
