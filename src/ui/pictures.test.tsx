import { describe, expect, test } from 'vitest'
import { exampleUi } from './examples/example-ui.ts'
import { exampleAreas, matrixGroups } from './examples/matrix-rows.ts'
import {
  matrixOfOneHalf,
  matrixOfTwelve,
  timelineOfThreeWaves,
  trendOfTwoHalves,
  trendTooShort,
} from './examples/pictures.example.tsx'
import { ReadinessMatrix } from './readiness-matrix.tsx'
import { Timeline } from './timeline.tsx'
import { timeScale } from './timeline-scale.ts'

const ui = exampleUi()

describe('the readiness matrix', () => {
  test('has one named link a cell, both lights in it', () => {
    const html = String(matrixOfTwelve(ui))
    expect(html.match(/<td><a /g)).toHaveLength(12 * 15)
    expect(html).toMatch(/aria-label="Tidplan: Leveranser till oss: \S+ Våra förberedelser: /)
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(3)
  })

  test('shows one half alone, and says where an area is not taken part in', () => {
    const html = String(matrixOfOneHalf(ui))
    expect(html).toContain('aria-label="Tidplan: grönt"')
    expect(html).toContain('ingår inte')
    expect(html).not.toContain('two-lights')
  })

  test('escapes what comes from outside', () => {
    const evil = '"><script>x</script>'
    const html = String(
      <ReadinessMatrix
        ui={ui}
        caption={evil}
        areas={[evil]}
        groups={[
          {
            name: evil,
            note: evil,
            rows: [
              {
                name: evil,
                href: evil,
                days: evil,
                cells: [{ href: evil, halves: { deliveries: 'red', preparations: 'grey' } }],
              },
            ],
          },
        ]}
      />,
    )
    expect(html).not.toContain('<script>')
  })

  test('of 49 receivers and 15 areas stays under 300 kB before compression', () => {
    const html = String(
      <ReadinessMatrix
        ui={ui}
        caption="49"
        areas={exampleAreas}
        groups={matrixGroups([Array.from({ length: 49 }, (_, index) => `Kommun ${index}`)])}
      />,
    )
    expect(html.length).toBeLessThan(300_000)
  })
})

describe('the timeline', () => {
  const html = String(timelineOfThreeWaves(ui))

  test('shows a slip only where the forecast differs from the decided date', () => {
    expect(html.match(/class="slip"/g)).toHaveLength(2)
  })

  test('draws original only where it differs from the decided date', () => {
    expect(html.match(/<path class="original"/g)).toHaveLength(4 + 1)
  })

  test('has every date in a table too', () => {
    expect(html).toContain('<time datetime="2027-03-08">8 mars 2027</time>')
    expect(html).toContain('role="img" aria-label="Driftstart per mottagare.')
  })

  test('links the names that lead somewhere, escaped', () => {
    expect(html).toContain('<a href="#Hjo">Hjo</a>')
    expect(
      String(<Timeline ui={ui} title="<i>" groups={[{ name: '<i>', rows: [{ name: '<i>', href: '"<i>' }] }]} />),
    ).not.toContain('<i>')
  })

  test('holds every date and today, in order', () => {
    const { at } = timeScale([{ name: '', rows: [{ name: '', decided: '2030-01-01' }] }], '2026-11-21')
    expect(at('2026-11-21')).toBeGreaterThan(0)
    expect(at('2026-11-21')).toBeLessThan(at('2028-01-01'))
    expect(at('2030-01-01')).toBeLessThan(1020)
  })
})

describe('the trend', () => {
  test('says first and last in words, and leaves out days before anything was applicable', () => {
    const html = String(trendOfTwoHalves(ui))
    expect(html).toContain('Leveranser till oss: från 20 % till 70 %. Våra förberedelser: från – till 76 %.')
  })

  test('waits for two days', () => {
    expect(String(trendTooShort(ui))).toContain('två dagar att jämföra')
  })
})
