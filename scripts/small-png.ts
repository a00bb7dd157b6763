import { crc32, deflateSync } from 'node:zlib'
import type { Browser } from 'playwright-core'

/** What a pixel may be, and which one each pixel is. */
interface Palette {
  readonly width: number
  readonly colours: readonly (readonly [number, number, number])[]
  /** One byte for each pixel, as base64. */
  readonly pixels: string
}

/** The same picture with its 256 most frequent colours: a third of the bytes, and nothing that an eye finds in a page of text. */
export async function smallPng(browser: Browser, png: Buffer): Promise<Buffer> {
  const page = await browser.newPage()
  const { width, colours, pixels } = await page.evaluate(inPalette, png.toString('base64'))
  await page.close()
  const bytes = Buffer.from(pixels, 'base64')
  const height = bytes.length / width
  // Each row begins with the number of its filter: none, which is best where colours are numbers.
  const rows = Array.from({ length: height }, (_, y) => [Buffer.of(0), bytes.subarray(y * width, (y + 1) * width)])
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(colours.flat())),
    chunk('IDAT', deflateSync(Buffer.concat(rows.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const around = Buffer.alloc(8)
  around.writeUInt32BE(data.length, 0)
  around.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)])
}

/** Runs in the browser, which can take a PNG apart. */
async function inPalette(base64: string): Promise<Palette> {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob())
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d')
  if (!context) throw new Error('This browser draws nothing.')
  context.drawImage(image, 0, 0)
  const all = new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)
  const counts = new Map<number, number>()
  for (const pixel of all) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const partsOf = (pixel: number) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255] as const
  const byFrequency = [...counts].sort((a, b) => b[1] - a[1]).map(([pixel]) => pixel)
  const colours = byFrequency.slice(0, 256).map(partsOf)
  const distance = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, part, at) => sum + (part - (b[at] ?? 0)) ** 2, 0)
  const nearest = (pixel: number) => {
    const parts = partsOf(pixel)
    return colours.reduce(
      (best, colour, at) => (distance(colour, parts) < distance(colours[best] ?? colour, parts) ? at : best),
      0,
    )
  }
  const numbers = new Map(byFrequency.map((pixel) => [pixel, nearest(pixel)]))
  return { width: image.width, colours, pixels: Uint8Array.from(all, (pixel) => numbers.get(pixel) ?? 0).toBase64() }
}
